"""The widgets that screens are made of; they know values, never the store."""
