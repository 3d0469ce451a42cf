//! Draws a formula as MathML, node by node. Text becomes text nodes: nothing in a paste is ever read as markup.

use crate::app::sentences::spoken;
use crate::tutor::{LogBase, Math, UnreadPiece, spoken as said_aloud};
use leptos::prelude::*;

/// A line as a formula where it parses, as the text that was pasted where it does not. The formula also carries its
/// words, for screen readers that read no MathML. Where a piece was not read, the text with that piece outlined and named.
#[component]
pub fn Formula(math: Option<Math>, text: String, #[prop(default = None)] unread: Option<UnreadPiece>) -> impl IntoView {
    match (unread, math) {
        (Some(unread), _) => unread_text(&text, unread).into_any(),
        (None, Some(math)) => view! { <math aria-label=said_aloud(&math, spoken())>{node(&math)}</math> }.into_any(),
        (None, None) => view! { <span class="as-typed">{text}</span> }.into_any(),
    }
}

fn unread_text(text: &str, UnreadPiece { piece, span }: UnreadPiece) -> impl IntoView {
    let language = spoken();
    let before = text.get(..span.start).unwrap_or_default().to_owned();
    let after = text.get(span.end..).unwrap_or_default().to_owned();
    let name = match piece.is_empty() {
        true => language.text("role.unread").to_owned(),
        false => language.say("role.unread-piece", &[("piece", &piece)]),
    };
    view! {
        <span class="as-typed">
            {before}<span class="unread-piece" data-testid="unread-piece">{piece}</span>{after}
        </span>
        <span class="unread-word">{name}</span>
    }
}

fn node(math: &Math) -> AnyView {
    match math {
        Math::Row(parts) => row(parts),
        Math::Number(text) => view! { <mn>{spoken().numbers(text)}</mn> }.into_any(),
        Math::Identifier(text) => view! { <mi>{text.clone()}</mi> }.into_any(),
        Math::Operator(text) => view! { <mo>{text.clone()}</mo> }.into_any(),
        Math::Word(word) => view! { <mtext>{word.text(spoken())}</mtext> }.into_any(),
        Math::Fraction(above, below) => view! { <mfrac>{node(above)}{node(below)}</mfrac> }.into_any(),
        Math::Root(inside) => view! { <msqrt>{node(inside)}</msqrt> }.into_any(),
        Math::NthRoot(inside, index) => view! { <mroot>{node(inside)}<mn>{*index}</mn></mroot> }.into_any(),
        Math::Power(base, exponent) => view! { <msup>{node(base)}{node(exponent)}</msup> }.into_any(),
        Math::Binomial(n, k) => {
            view! { <mrow><mo>"("</mo><mfrac linethickness="0">{node(n)}{node(k)}</mfrac><mo>")"</mo></mrow> }
                .into_any()
        }
        Math::Sum(from, to) => view! { <munderover><mo>"∑"</mo>{node(from)}{node(to)}</munderover> }.into_any(),
        Math::Log(base, inside) => {
            let name = match base {
                LogBase::Ten => view! { <mi>"log"</mi> }.into_any(),
                LogBase::Euler => view! { <mi>"ln"</mi> }.into_any(),
                LogBase::Other(base) => view! { <msub><mi>"log"</mi>{node(base)}</msub> }.into_any(),
            };
            let stretchy = (!is_tall(inside)).then_some("false");
            view! {
                <mrow>
                    {name}<mo stretchy=stretchy>"("</mo>{node(inside)}<mo stretchy=stretchy>")"</mo>
                </mrow>
            }
            .into_any()
        }
        Math::Outlined(parts) => outlined(parts, None, None),
    }
}

/// Operators by their place in a row: a sign is not spaced like a sum's, and brackets grow only around what is tall
/// (browsers give a growing bracket more room than it needs).
fn row(parts: &[Math]) -> AnyView {
    let stretchy = (!parts.iter().any(is_tall)).then_some("false");
    view! { <mrow>{neighbours(parts, None, stretchy)}</mrow> }.into_any()
}

/// The parts of a row, of which `before` stands before the first.
fn neighbours(parts: &[Math], before: Option<&Math>, stretchy: Option<&'static str>) -> Vec<AnyView> {
    let drawn = parts.iter().enumerate().map(|(i, part)| {
        let before = i.checked_sub(1).map(|last| &parts[last]).or(before);
        match part {
            // A sign alone in its outline is a sum's or a relation's.
            Math::Operator(text) => {
                let form = if is_sign(text, before) { "prefix" } else { "infix" };
                let form = (!matches!(text.as_str(), "(" | ")" | "|")).then_some(form);
                let text = if text == "," { spoken().value_separator().to_owned() } else { text.clone() };
                view! { <mo form=form stretchy=stretchy>{text}</mo> }.into_any()
            }
            Math::Outlined(inside) => outlined(inside, before, stretchy),
            part => node(part),
        }
    });
    drawn.collect()
}

/// Pieces that are pointed at: the same nodes with a line around them.
fn outlined(parts: &[Math], before: Option<&Math>, stretchy: Option<&'static str>) -> AnyView {
    view! { <mrow class="outlined">{neighbours(parts, before, stretchy)}</mrow> }.into_any()
}

/// Whether an operator belongs to what follows it alone: nothing stands before it, or something that takes no value.
fn is_sign(operator: &str, before: Option<&Math>) -> bool {
    let after_a_value = match before {
        None | Some(Math::Word(_)) => false,
        Some(Math::Operator(before)) => before == ")" || before == "|",
        // A relation's sign in an outline takes no value before it.
        Some(Math::Outlined(inside)) => !matches!(inside.as_slice(), [Math::Operator(_)]),
        Some(_) => true,
    };
    matches!(operator, "−" | "+" | "±") && !after_a_value
}

fn is_tall(math: &Math) -> bool {
    match math {
        Math::Fraction(..) | Math::Binomial(..) | Math::Sum(..) => true,
        Math::Row(parts) | Math::Outlined(parts) => parts.iter().any(is_tall),
        Math::Root(inside) | Math::NthRoot(inside, _) | Math::Log(_, inside) => is_tall(inside),
        Math::Power(base, exponent) => is_tall(base) || is_tall(exponent),
        Math::Number(_) | Math::Identifier(_) | Math::Operator(_) | Math::Word(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tutor::math;

    /// The places of the signs in the line's top row.
    fn signs(text: &str) -> Vec<usize> {
        let Some(Math::Row(parts)) = math(text) else { panic!("{text} is no row") };
        let is_sign = |i: usize| match &parts[i] {
            Math::Operator(text) => is_sign(text, i.checked_sub(1).map(|before| &parts[before])),
            _ => false,
        };
        (0..parts.len()).filter(|&i| is_sign(i)).collect()
    }

    #[test]
    fn a_sign_is_told_from_a_sum() {
        assert_eq!(signs("2 - x").len(), 0);
        assert_eq!(signs("-x = -6 - 6"), [0, 3]);
        assert_eq!(signs("x = 1 or -x = 2").len(), 1);
        assert_eq!(signs("x = ± 2").len(), 1);
    }

    #[test]
    fn only_what_holds_a_fraction_is_tall() {
        for (text, tall) in [("(x+1)^2 = 4", false), ("x/2 = 1", true), ("sqrt(1/2) = x", true), ("x^(1/2) = 1", true)]
        {
            assert_eq!(is_tall(&math(text).unwrap()), tall, "{text}");
        }
    }
}
