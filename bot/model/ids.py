"""Typed names, so that a person's id cannot be handed over as an account's."""

from typing import NewType

VenueName = NewType("VenueName", str)
"""The folder name of a venue, e.g. the part after `venues/`."""

ChannelName = NewType("ChannelName", str)
"""The folder name of a chat app."""

AccountId = NewType("AccountId", int)
PersonId = NewType("PersonId", int)

FillId = NewType("FillId", str)
"""The venue's own id of one execution, prefixed with its source where a venue has several number ranges."""

IncidentId = NewType("IncidentId", str)
AlertId = NewType("AlertId", str)
"""Deterministic: made from account and cause, so that deciding twice cannot tell twice."""

ChecklistId = NewType("ChecklistId", int)
ReminderId = NewType("ReminderId", int)
SilenceId = NewType("SilenceId", int)
DeliveryId = NewType("DeliveryId", int)

MessageRef = NewType("MessageRef", str)
"""A chat app's own handle of a message it accepted; enough to edit it later."""
