"""From bytes, pixels or fast keys to the text of a card."""
