//! A spec file is one document without anchors, aliases, merge keys, tags, and comments that cut a text off. Reported while loading.

rule! { YAML_FEATURE "yaml-feature" Error "A spec file is one document without anchors, aliases, merge keys, tags, and comments that cut a text off." }
