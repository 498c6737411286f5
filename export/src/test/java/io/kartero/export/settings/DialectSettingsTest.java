package io.kartero.export.settings;

import static io.kartero.export.settings.Samples.json;
import static io.kartero.export.settings.Samples.parsed;
import static io.kartero.export.settings.Samples.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.export.encode.Dialect.FieldNewline;
import io.kartero.export.encode.Dialect.Header;
import io.kartero.export.encode.Dialect.Newline;
import io.kartero.export.encode.Dialect.QuotePolicy;
import io.kartero.export.encode.Dialect.Unmappable;
import io.kartero.export.encode.TimestampFormat;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialectSettingsTest {
  @Test
  void tsvChangesTheDelimiterWhereNoneIsGiven() {
    assertThat(parsed("'format': 'TSV'").dialect().delimiter()).isEqualTo("\t");
    assertThat(parsed("'format': 'tsv', 'delimiter': ''").dialect().delimiter()).isEqualTo("\t");
    assertThat(parsed("'format': 'tsv', 'delimiter': '|'").dialect().delimiter()).isEqualTo("|");
    assertThat(parsed("'format': 'csv'").dialect().delimiter()).isEqualTo(",");
  }

  @ParameterizedTest
  @CsvSource({"true,LINE", "'\"true\"',LINE", "'\"TRUE\"',LINE", "false,NONE", "'\"false\"',NONE"})
  void theHeaderLineIsATruthValueOrItsText(String value, Header header) {
    assertThat(parsed("'header_line': " + value).dialect().header()).isEqualTo(header);
  }

  @Test
  void aDelimiterIsOneCharacterOrTheWordTab() {
    assertThat(delimiter(",")).isEqualTo(",");
    assertThat(delimiter("|")).isEqualTo("|");
    assertThat(delimiter(";")).isEqualTo(";");
    assertThat(delimiter(" ")).isEqualTo(" ");
    assertThat(delimiter("ー")).isEqualTo("ー");
    assertThat(delimiter("\\u0001")).isEqualTo("\u0001");
    assertThat(delimiter("\\t")).isEqualTo("\t");
    assertThat(delimiter("\\\\t")).isEqualTo("\t");
    assertThat(delimiter("Tab")).isEqualTo("\t");
  }

  private static String delimiter(String json) {
    return parsed("'delimiter': '" + json + "'").dialect().delimiter();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\\N", "NULL", "null", " ", "無"})
  void nullMayBeWrittenAsAnyText(String text) {
    String escaped = text.replace("\\", "\\\\");

    assertThat(parsed("'null_string': '" + escaped + "'").dialect().nullString()).isEqualTo(text);
  }

  @Test
  void aNullStringThatIsNullIsTheDefault() {
    assertThat(parsed("'null_string': null").dialect().nullString()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"CRLF,CRLF", "crlf,CRLF", "CR,CR", "cr,CR", "LF,LF", "Lf,LF"})
  void newlinesAreNamedInAnyCase(String word, Newline newline) {
    assertThat(parsed("'newline': '" + word + "'").dialect().newline()).isEqualTo(newline);
  }

  @ParameterizedTest
  @CsvSource({"LF,LF", "CRLF,CRLF", "CR,CR", "keep,KEEP", "Keep,KEEP"})
  void newlinesInsideValuesAreNamedInAnyCase(String word, FieldNewline newline) {
    assertThat(parsed("'newline_in_field': '" + word + "'").dialect().newlineInField())
        .isEqualTo(newline);
  }

  @ParameterizedTest
  @CsvSource({"MINIMAL,MINIMAL", "minimal,MINIMAL", "all,ALL", "None,NONE"})
  void quotePoliciesAreNamedInAnyCase(String word, QuotePolicy policy) {
    assertThat(parsed("'quote_policy': '" + word + "'").dialect().quotes()).isEqualTo(policy);
  }

  @ParameterizedTest
  @CsvSource({
    "utf8,UTF-8",
    "UTF-8,UTF-8",
    "Shift_JIS,Shift_JIS",
    "sjis,Shift_JIS",
    "Windows-31J,windows-31j",
    "MS932,windows-31j",
    "euc-jp,EUC-JP",
    "eucjp,EUC-JP"
  })
  void charsetsAreKnownByTheirUsualNames(String word, String charset) {
    assertThat(parsed("'charset': '" + word + "'").dialect().charset().name()).isEqualTo(charset);
  }

  @ParameterizedTest
  @CsvSource({
    "Shift_JIS, ~, ‾",
    "Shift_JIS, ‾, ~",
    "EUC-JP, ¥, \\",
    "EUC-JP, \\, ¥",
    "windows-31j, ・, ·",
    "windows-31j, ，, ¸"
  })
  void aDelimiterThatTheCharsetCannotTellFromAnotherCharacterIsRefused(
      String charset, String delimiter, String other) {
    String members =
        "'charset': '%s', 'delimiter': '%s'".formatted(charset, delimiter.replace("\\", "\\\\"));

    assertThat(problems(members))
        .containsExactly(
            "delimiter: is \"%s\", which the charset %s writes with the same bytes as \"%s\" (choose"
                    .formatted(delimiter, charset, other)
                + " another delimiter, or the charset UTF-8)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "Shift_JIS", "windows-31j", "EUC-JP"})
  void theUsualDelimitersFitEveryCharset(String charset) {
    for (String delimiter : new String[] {",", "\\t", "|", ";", "、"}) {
      String members = "'charset': '%s', 'delimiter': '%s'".formatted(charset, delimiter);

      assertThat(parsed(members).dialect().charset().name()).isEqualTo(charset);
    }
  }

  @ParameterizedTest
  @CsvSource({"fail,FAIL", "Replace,REPLACE"})
  void charsetErrorsFailOrAreReplaced(String word, Unmappable unmappable) {
    assertThat(parsed("'charset_errors': '" + word + "'").dialect().unmappable())
        .isEqualTo(unmappable);
  }

  @Test
  void timestampFormatsAreNamesOrPatterns() {
    assertThat(timestampFormat("Presto")).isEqualTo(new TimestampFormat.Presto());
    assertThat(timestampFormat("embulk")).isEqualTo(new TimestampFormat.Embulk());
    String every =
        "%Y %m %d %H %M %S %L %N %3N %6N %9N %y %j %e %I %p %b %B %a %A %z %:z %Z %s %Q %F %T %%";
    assertThat(timestampFormat(every)).isEqualTo(new TimestampFormat.Pattern(every));
  }

  private static TimestampFormat timestampFormat(String text) {
    return parsed("'timestamp_format': '" + text + "'").dialect().timestampFormat();
  }

  @ParameterizedTest
  @CsvSource({
    "Asia/Tokyo,Asia/Tokyo",
    "asia/tokyo,Asia/Tokyo",
    "+09:00,+09:00",
    "+0900,+09:00",
    "-5,-05:00",
    "UTC,Z",
    "utc,Z",
    "Z,Z",
    "Etc/UTC,Z",
    "GMT+9,+09:00"
  })
  void timeZonesAreNamesOrOffsets(String text, String zone) {
    assertThat(parsed("'timezone': '" + text + "'").dialect().zone()).isEqualTo(ZoneId.of(zone));
  }
}
