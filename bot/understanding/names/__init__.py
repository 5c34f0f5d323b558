"""The partners' names: an index of them, and what finds partners and people in words."""
