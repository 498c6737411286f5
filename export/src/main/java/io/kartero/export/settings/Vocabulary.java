package io.kartero.export.settings;

import io.kartero.export.encode.Dialect.FieldNewline;
import io.kartero.export.encode.Dialect.Header;
import io.kartero.export.encode.Dialect.Newline;
import io.kartero.export.encode.Dialect.QuotePolicy;
import io.kartero.export.encode.Dialect.Unmappable;
import io.kartero.export.pgp.Armor;

/// The words that settings know.
final class Vocabulary {
  static final Words<String> TYPE = Words.of("karte", "karte");

  static final Words<Format> FORMAT = Words.of("csv", Format.CSV).and("tsv", Format.TSV);

  static final Words<Packing> COMPRESSION =
      Words.of("none", Packing.NONE)
          .and("", Packing.NONE)
          .and("null", Packing.NONE)
          .and("gz", Packing.GZIP)
          .and("gzip", Packing.GZIP)
          .and("bzip2", Packing.BZIP2)
          .and("bz2", Packing.BZIP2)
          .and("encryption_pgp", Packing.ENCRYPTED);

  static final Words<Packing> COMPRESSION_TYPE =
      Words.of("gzip", Packing.GZIP)
          .and("gz", Packing.GZIP)
          .and("bzip2", Packing.BZIP2)
          .and("bz2", Packing.BZIP2)
          .and("none", Packing.NONE)
          .and("null", Packing.NONE);

  static final Words<Armor> ARMOR = Words.of("true", Armor.ASCII).and("false", Armor.BINARY);

  static final Words<Header> HEADER_LINE = Words.of("true", Header.LINE).and("false", Header.NONE);

  static final Words<Newline> NEWLINE =
      Words.of("CRLF", Newline.CRLF).and("CR", Newline.CR).and("LF", Newline.LF);

  static final Words<FieldNewline> NEWLINE_IN_FIELD =
      Words.of("LF", FieldNewline.LF)
          .and("CRLF", FieldNewline.CRLF)
          .and("CR", FieldNewline.CR)
          .and("keep", FieldNewline.KEEP);

  static final Words<QuotePolicy> QUOTE_POLICY =
      Words.of("MINIMAL", QuotePolicy.MINIMAL)
          .and("ALL", QuotePolicy.ALL)
          .and("NONE", QuotePolicy.NONE);

  static final Words<Unmappable> CHARSET_ERRORS =
      Words.of("fail", Unmappable.FAIL).and("replace", Unmappable.REPLACE);

  static final Words<OnEmpty> ON_EMPTY =
      Words.of("header_only", OnEmpty.HEADER_ONLY)
          .and("skip", OnEmpty.SKIP)
          .and("fail", OnEmpty.FAIL);

  private Vocabulary() {}

  /// What the caller calls compression: encryption is one of its kinds.
  enum Packing {
    NONE,
    GZIP,
    BZIP2,
    ENCRYPTED
  }
}
