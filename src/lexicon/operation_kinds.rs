//! The kinds of words that tell how the name of an operation begins, a list for each: the rest of what `kinds.rs` declares.

/// Declares the lists that it is given, and these behind them.
macro_rules! with_operations {
    ($($list:tt)+) => {
        lists! {
            $($list)+
            /// The quadratic formula.
            reason_formula,
            /// Completing the square.
            reason_complete,
            /// Taking a root.
            reason_root,
            /// Cross-multiplying.
            reason_cross,
            /// Setting factors to zero.
            reason_zero,
            /// Putting terms in order.
            reason_reorder,
            /// Collecting like terms.
            reason_collect,
            /// Multiplying out.
            reason_expand,
            /// Raising to a power.
            reason_raise,
            /// Writing as a product.
            reason_factorise,
            /// Changing all signs.
            reason_negate,
            /// Swapping the sides.
            reason_swap,
            /// Taking a term across.
            reason_move,
            /// Subtracting.
            reason_subtract,
            /// Putting a value in.
            reason_substitute,
            /// Adding.
            reason_add,
            /// Multiplying.
            reason_multiply,
            /// Dividing.
            reason_divide,
            /// Squaring.
            reason_square,
            /// Equations that are added or subtracted as wholes.
            reason_equations,
            /// Words between those that name an operation, in reasons as the model was taught them.
            reason_plain,
            /// What it is done to: exponents.
            reason_exponents,
        }
    };
}
