"""The pages around the check: home, help by county, privacy, leave, and what machines ask for."""
