package io.kartero.export.encode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.export.encode.Dialect.FieldNewline;
import io.kartero.export.encode.Dialect.Header;
import io.kartero.export.encode.Dialect.Newline;
import io.kartero.export.encode.Dialect.QuotePolicy;
import io.kartero.export.encode.Dialect.Unmappable;
import io.kartero.testing.Program;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every character that a charset takes, read back by Python's codec of the same name.
final class CharsetsTest {
  private static final String PYTHON =
      """
      import sys
      for line in open(sys.argv[1], encoding="ascii"):
          number, written = line.split()
          read = bytes.fromhex(written).decode(sys.argv[2])
          if read != chr(int(number)):
              print("U+%04X>%s" % (int(number), "".join("U+%04X" % ord(c) for c in read)), end=" ")
      """;

  @ParameterizedTest
  @CsvSource({
    "Shift_JIS, shift_jis, U+00A5>U+005C U+2014>U+2015 U+203E>U+007E",
    "EUC-JP, euc_jp, U+00A5>U+005C U+2014>U+2015 U+203E>U+007E U+FF5E>U+007E",
    "windows-31j, cp932, U+00A2>U+FFE0 U+00A3>U+FFE1 U+00A5>U+005C U+00AB>U+226A U+00AC>U+FFE2"
        + " U+00AF>U+FFE3 U+00B5>U+03BC U+00B7>U+30FB U+00B8>U+FF0C U+00BB>U+226B U+203E>U+007E"
        + " U+3094>U+30F4",
  })
  void pythonReadsEveryCharacterButFor(
      String charset, String codec, String others, @TempDir Path folder) throws IOException {
    StringBuilder list = new StringBuilder();
    CharacterEncoder encoder = new CharacterEncoder(dialect(Charset.forName(charset)));
    Block character = new Block(16);
    Block written = new Block(16);
    for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
      character.clear();
      written.clear();
      if (Character.getType(point) != Character.SURROGATE) {
        character.append(Character.toString(point).getBytes(UTF_8));
        if (encoder.encode(character, written)) {
          String bytes = HexFormat.of().formatHex(written.toByteArray());
          list.append(point).append(' ').append(bytes).append('\n');
        }
      }
    }
    Path characters = Files.writeString(folder.resolve("characters"), list);
    Path script = Files.writeString(folder.resolve("read.py"), PYTHON);
    String[] arguments = {script.toString(), characters.toString(), codec};
    assertThat(Program.named("python3").run(arguments).text().strip()).isEqualTo(others);
  }

  private static Dialect dialect(Charset charset) {
    return new Dialect(
        ",",
        "",
        QuotePolicy.MINIMAL,
        Newline.LF,
        FieldNewline.LF,
        Header.NONE,
        charset,
        Unmappable.FAIL,
        new TimestampFormat.Presto(),
        ZoneOffset.UTC);
  }
}
