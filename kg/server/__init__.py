"""The SPARQL endpoint that ``kg serve`` runs: safe to leave on, read-only unless a token is given.

source (a store on disk) → pool (worker processes) → endpoint · graph store → running
                         → desks (kg.showing, kg.trying) → explorer, pages →

``kg.server.app`` makes the application, ``kg.server.running`` listens. The package itself imports
neither, so that the worker processes stay small.
"""
