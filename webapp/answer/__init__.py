"""What a person is told: the result, its steps, the fact that would decide."""
