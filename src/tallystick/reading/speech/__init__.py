"""Speech: who says what in one sentence, under which name and in what role."""
