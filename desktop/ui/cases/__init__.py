"""Cases: what waits for a person, the list of cases, and one case with everything that was done in it."""
