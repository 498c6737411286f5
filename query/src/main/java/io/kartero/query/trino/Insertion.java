package io.kartero.query.trino;

/// Text that is put into a statement.
///
/// @param at before which character of the statement
record Insertion(int at, String text) {}
