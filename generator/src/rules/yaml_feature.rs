//! YAML features that the spec language excludes. Reported by the loader.

rule! { YAML_FEATURE "yaml-feature" Error "A spec file is a single document without anchors, aliases, merge keys, tags, or comments behind unquoted text." }
