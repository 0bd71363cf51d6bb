"""Official lists kept offline: import, name normalisation and search. Asks no network; holds public register data only."""
