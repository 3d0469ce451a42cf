# Rows of a drafter's pieces, for the scripts that train one. `surefoot` names the native tool.

# file, then generate's options. Rows appear under their name only when they are complete.
rows() {
    local file=$1
    shift
    [ -e "$file" ] || { "$surefoot" generate --drafts "$@" | "$surefoot" prompts --dialect algebra-whole > "$file.part" && mv "$file.part" "$file"; }
}
