"""What is said: one place for each sentence, in English; other languages are in translations/."""
