PREFIX : <http://example.org/>
INSERT { GRAPH :g { ?s :q [ :r ?o ] } } WHERE { ?s :p ?o FILTER(isNumeric(?o)) }
