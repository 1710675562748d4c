"""The grammars behind amounts, quantities and periods: numbers, currencies, calendars, per language."""
