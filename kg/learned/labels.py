"""What the learned reader tells apart, in the order of its weights."""

from __future__ import annotations

from kg.model import Status

RELATIONS = (
    "leads memberOf founded owns subsidiaryOf partOf acquires divests mergesWith investsIn funds supplies produces "
    "partnersWith competesWith appoints dismisses leaves candidateFor meets visits supports opposes accuses sues "
    "investigates sanctions arrests attacks kills defeats participatesIn locatedIn operatesIn citizenOf livesIn "
    "bornIn diedIn relativeOf"
).split()

VALUES = (
    "age bornOn diedOn foundedOn employees revenue profit loss debt raises valuation spends price layoffs hires "
    "casualties"
).split()
"""What a figure may tell of its owner: relations, and the loss, which is a profit below nought."""
PROFIT, LOSS = "profit", "loss"

STATUSES = (Status.ACTUAL, Status.PAST, Status.PLANNED, Status.POSSIBLE, Status.NEGATED)

TYPES = (
    "Person Company MediaOutlet GovernmentBody PoliticalParty IntergovernmentalOrganization SportsTeam "
    "EducationalInstitution Organization Country City Region Facility Product Event Law Place"
).split()
KINDS_OF = {
    "Organization": TYPES[1:9],
    "Place": (*TYPES[9:13], "Place"),
}
"""Types that another one is general for, itself among them."""
NOTHING = len(TYPES)
"""The place, after the types, for what is no entity."""
