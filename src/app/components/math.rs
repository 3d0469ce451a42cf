//! Draws a formula as MathML, node by node. Text becomes text nodes: nothing in a paste is ever read as markup.

use crate::tutor::Math;
use leptos::prelude::*;

/// A line as a formula where it parses, as the text that was pasted where it does not.
#[component]
pub fn Formula(math: Option<Math>, text: String) -> impl IntoView {
    match math {
        Some(math) => view! { <math>{node(&math)}</math> }.into_any(),
        None => view! { <span class="as-typed">{text}</span> }.into_any(),
    }
}

fn node(math: &Math) -> AnyView {
    match math {
        Math::Row(parts) => {
            let parts: Vec<AnyView> = parts.iter().map(node).collect();
            view! { <mrow>{parts}</mrow> }.into_any()
        }
        Math::Number(text) => view! { <mn>{text.clone()}</mn> }.into_any(),
        Math::Identifier(text) => view! { <mi>{text.clone()}</mi> }.into_any(),
        Math::Operator(text) => view! { <mo>{text.clone()}</mo> }.into_any(),
        Math::Text(text) => view! { <mtext>{text.clone()}</mtext> }.into_any(),
        Math::Fraction(above, below) => view! { <mfrac>{node(above)}{node(below)}</mfrac> }.into_any(),
        Math::Root(inside) => view! { <msqrt>{node(inside)}</msqrt> }.into_any(),
        Math::Power(base, exponent) => view! { <msup>{node(base)}{node(exponent)}</msup> }.into_any(),
    }
}
