//! Ids of messages, with the variables that each needs.

use std::{fmt, marker::PhantomData};

use crate::{FamilyId, Value, Values};

/// The id of an existing message, made by [`id!`](crate::id!). `S` is the set of variables that are passed with it: `()` for none, the
/// message's own type for exactly its own, a [`signature!`](crate::signature!) for those that several messages share.
pub struct MessageId<S = ()> {
    id: &'static str,
    signature: PhantomData<fn(S)>,
}

impl<S> MessageId<S> {
    pub(crate) const fn new(id: &'static str) -> Self {
        Self {
            id,
            signature: PhantomData,
        }
    }

    /// Returns the id as it is written in the locale files.
    pub const fn as_str(self) -> &'static str {
        self.id
    }

    /// Returns the message with values for all of its variables.
    pub const fn with<const N: usize>(self, values: &Values<S, N>) -> FilledMessage<'_> {
        FilledMessage {
            id: self.id,
            values: values.as_slice(),
        }
    }
}

impl MessageId {
    /// Returns the message, which has no variables.
    pub const fn plain(self) -> FilledMessage<'static> {
        FilledMessage {
            id: self.id,
            values: &[],
        }
    }
}

// Derived implementations would require the same traits of `S`.
impl<S> Clone for MessageId<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for MessageId<S> {}

impl<S> PartialEq for MessageId<S> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl<S> Eq for MessageId<S> {}

impl<S> fmt::Debug for MessageId<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.id.fmt(f)
    }
}

/// A message with all of its values, ready to be formatted.
#[derive(Clone, Copy, Debug)]
pub struct FilledMessage<'a> {
    id: &'a str,
    values: &'a [(&'static str, Value)],
}

impl<'a> FilledMessage<'a> {
    /// Returns the id as it is written in the locale files.
    pub const fn id(self) -> &'a str {
        self.id
    }

    /// Returns the names and values of its variables.
    pub const fn values(self) -> &'a [(&'static str, Value)] {
        self.values
    }
}

impl<'a> From<&'a FamilyId> for FilledMessage<'a> {
    fn from(id: &'a FamilyId) -> Self {
        Self {
            id: id.as_str(),
            values: &[],
        }
    }
}

/// A variable of a message; its kind `K` is [`Text`](crate::Text) or [`Number`](crate::Number).
#[derive(Clone, Copy, Debug)]
pub struct Variable<K> {
    name: &'static str,
    kind: PhantomData<fn(K)>,
}

impl<K> Variable<K> {
    #[doc(hidden)]
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            kind: PhantomData,
        }
    }

    /// Returns the name as it is written in the locale files, without `$`.
    pub const fn name(self) -> &'static str {
        self.name
    }
}

/// A set of variables that contains the variable `N` of kind `K`.
#[diagnostic::on_unimplemented(
    message = "this message has the variable `{N}` of kind `{K}`, which `{Self}` does not give",
    label = "the variable `{N}` is missing",
    note = "`()` gives no variables: name the values, or declare them with `signature!`"
)]
pub trait Has<N, K> {}

/// Returns the id of a message, `id!("shell-retry")`. All of its variables must be in the [`MessageId`]'s signature.
#[macro_export]
macro_rules! id {
    ($id:tt) => {
        <$crate::message!($id)>::id()
    };
}

/// Declares the variables that are passed with each of several messages:
/// `signature! { /// … pub struct GroupValues { count: Number, total: Number } }`.
#[macro_export]
macro_rules! signature {
    ($(#[$doc:meta])* $visible:vis struct $name:ident { $($variable:ident: $kind:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        $visible struct $name { $(#[doc(hidden)] pub $variable: ()),+ }

        impl $name {
            $(
                #[doc = concat!("The variable `$", stringify!($variable), "`.")]
                pub const fn $variable() -> $crate::Variable<$crate::$kind> {
                    $crate::Variable::new(stringify!($variable))
                }
            )+
        }

        $(impl $crate::Has<$crate::variable::$variable, $crate::$kind> for $name {})+

        // A signature is a type and never a value.
        const _: fn() -> $name = || {
            let made = $name { $($variable: ()),+ };
            let $name { $($variable: ()),+ } = made;
            made
        };
    };
}

/// Returns the [`Values`](crate::Values) of a message or a signature: all of its variables, each of its kind, and no others.
/// `$argument` converts a variable and its value: the app formats numbers in the page's language, [`argument`](crate::argument()) in
/// digits.
#[macro_export]
macro_rules! values {
    ($argument:path, $signature:ident { $($variable:ident = $value:expr),+ $(,)? }) => {{
        // Never called: it makes the compiler check that the variables are complete.
        let _ = || $signature { $($variable: ()),+ };
        $crate::Values::<$signature, _>::of([$($argument(<$signature>::$variable(), &$value)),+])
    }};
}

/// Passes a message with its values to `$say`, with numbers in digits: `say!(say, "replies-pending", link = link)`.
#[macro_export]
macro_rules! say {
    ($say:expr, $id:tt $(,)?) => { $say($crate::id!($id).plain()) };
    ($say:expr, $id:tt, $($variable:ident = $value:expr),+ $(,)?) => {
        $say($crate::id!($id).with(&{
            type Message_ = $crate::message!($id);
            $crate::values!($crate::argument, Message_ { $($variable = $value),+ })
        }))
    };
}
