//! HTML in a paste: character entities, and the tags that a browser's clipboard leaves.
//!
//! `<` is also "less than", so only known tags are read, and those of one letter only where the paste closes them
//! (`a<b>c` stays a chain, `<b>x</b>` does not).

/// The character that the entity at the start of `text` stands for, and the entity's length in bytes.
pub(super) fn entity(text: &str) -> Option<(char, usize)> {
    let body = text.strip_prefix('&')?;
    let length = body.bytes().take(MAX_ENTITY_BYTES).position(|b| b == b';')?;
    let name = body.get(..length)?;
    let c = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)?
        }
        None => NAMED.iter().find(|(entity, _)| *entity == name)?.1,
    };
    Some((c, length + 2))
}

/// Longest entity that is looked for.
const MAX_ENTITY_BYTES: usize = 10;

const NAMED: [(&str, char); 34] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("ensp", ' '),
    ("emsp", ' '),
    ("thinsp", ' '),
    ("le", '≤'),
    ("ge", '≥'),
    ("ne", '≠'),
    ("equals", '='),
    ("plus", '+'),
    ("minus", '−'),
    ("times", '×'),
    ("divide", '÷'),
    ("plusmn", '±'),
    ("sdot", '⋅'),
    ("middot", '·'),
    ("radic", '√'),
    ("sup2", '²'),
    ("sup3", '³'),
    ("frac12", '½'),
    ("frac14", '¼'),
    ("frac34", '¾'),
    ("larr", '←'),
    ("rarr", '→'),
    ("rArr", '⇒'),
    ("hArr", '⇔'),
    ("there4", '∴'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("bull", '•'),
];

/// Tags and the plain text that takes their place: opening tag, closing tag.
const TAGS: [(&str, &str, &str); 33] = [
    ("sup", "^(", ")"),
    ("sub", "_(", ")"),
    ("br", "\n", "\n"),
    ("hr", "\n---\n", ""),
    ("p", "\n", "\n"),
    ("div", "\n", "\n"),
    ("li", "\n", "\n"),
    ("ul", "\n", "\n"),
    ("ol", "\n", "\n"),
    ("pre", "\n", "\n"),
    ("h1", "\n", "\n"),
    ("h2", "\n", "\n"),
    ("h3", "\n", "\n"),
    ("h4", "\n", "\n"),
    ("table", "\n", "\n"),
    ("tbody", "", ""),
    ("tr", "\n", "\n"),
    ("td", "", "\t"),
    ("th", "", "\t"),
    ("b", "", ""),
    ("i", "", ""),
    ("u", "", ""),
    ("em", "", ""),
    ("strong", "", ""),
    ("span", "", ""),
    ("font", "", ""),
    ("code", "", ""),
    ("mark", "", ""),
    ("var", "", ""),
    ("blockquote", "\n", "\n"),
    ("html", "", ""),
    ("body", "", ""),
    ("a", "", ""),
];

/// The tags that this paste may use.
pub(super) struct Tags {
    known: Vec<&'static (&'static str, &'static str, &'static str)>,
}

impl Tags {
    /// All tags, but those of one letter only if the paste closes them somewhere.
    pub fn used_in(paste: &str) -> Tags {
        let used = |name: &str| name.len() > 1 || paste.contains(&format!("</{name}>"));
        Tags { known: TAGS.iter().filter(|(name, ..)| used(name)).collect() }
    }

    /// The text for the tag at the start of `text`, and the tag's length in bytes.
    pub fn read(&self, text: &str) -> Option<(&'static str, usize)> {
        let body = text.strip_prefix('<')?;
        let (closing, body) = match body.strip_prefix('/') {
            Some(rest) => (true, rest),
            None => (false, body),
        };
        let length = body.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let (_, opened, closed) = self.known.iter().find(|(name, ..)| name.eq_ignore_ascii_case(&body[..length]))?;
        let attributes = &body[length..];
        let end = attributes.bytes().take(MAX_ATTRIBUTES_BYTES).position(|b| b == b'>')?;
        let inner = attributes[..end].trim().trim_end_matches('/');
        let is_tag = inner.is_empty() || (attributes.starts_with(char::is_whitespace) && are_attributes(inner));
        is_tag.then_some((if closing { closed } else { opened }, text.len() - attributes.len() + end + 1))
    }
}

/// Whether `text` is a list of attributes, one with a value among them: `class="x" hidden`, and not the `-40<=4h` of an
/// inequality.
fn are_attributes(text: &str) -> bool {
    let (mut rest, mut has_value) = (text.trim_start(), false);
    while !rest.is_empty() {
        let is_of_name = |c: char| c.is_ascii_alphanumeric() || "-:_.@".contains(c);
        let name = rest.find(|c| !is_of_name(c)).unwrap_or(rest.len());
        if !rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_' || c == '@') {
            return false;
        }
        rest = rest[name..].trim_start();
        if let Some(value) = rest.strip_prefix('=') {
            let value = value.trim_start();
            let quoted = value.chars().next().filter(|quote| matches!(quote, '"' | '\''));
            rest = match quoted {
                Some(quote) => match value[1..].split_once(quote) {
                    Some((_, behind)) => behind,
                    None => return false,
                },
                None => value.trim_start_matches(|c: char| !c.is_whitespace() && !"<>=\"'".contains(c)),
            };
            has_value = true;
        }
        rest = rest.trim_start();
    }
    has_value
}

/// Longest list of attributes that is looked through.
const MAX_ATTRIBUTES_BYTES: usize = 512;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_inequality_is_no_list_of_attributes() {
        for text in ["class=\"x\"", "hidden style='a: b' id=n3", "data-x = \"1 < 2\"", "@click=go"] {
            assert!(are_attributes(text), "{text}");
        }
        for text in ["-40<=4h-10\n+10S=4h\n-30<=4h\nh", "hidden", "x <= 4", "= 3", "class=\"x"] {
            assert!(!are_attributes(text), "{text}");
        }
    }
}
