"""Where a host keeps the master key."""

from enum import StrEnum


class Origin(StrEnum):
    """What a host may say of where the master key is."""

    AUTO = "auto"
    """The environment if it holds one, else a systemd credential if there is one, else the file."""
    ENVIRONMENT = "environment"
    CREDENTIAL = "credential"
    FILE = "file"
    KEYRING = "keyring"
