"""A page of messages as the apps get them, made by the real writers and renderers."""
