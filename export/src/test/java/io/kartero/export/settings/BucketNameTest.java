package io.kartero.export.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketNameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "abc",
        "samplebucket",
        "your_bucket",
        "my-travel-maps",
        "0f75d593-8e7b",
        "example.com",
        "1.2.3",
        "1.2.3.4.5",
        "ago0d",
        " padded "
      })
  void whatGoogleAllowsIsAllowed(String name) {
    assertThat(BucketName.parse(name)).isEqualTo(name.strip());
  }

  @Test
  void aNameWithDotsMayBeLongerButNotBetweenThem() {
    String part = "a".repeat(63);

    assertThat(BucketName.parse(part)).isEqualTo(part);
    assertThat(BucketName.parse(part + "." + part + "." + part + "." + "a".repeat(30)))
        .hasSize(222);
    assertThatThrownBy(() -> BucketName.parse("b.a" + part))
        .hasMessage("is \"b.%s...\", which is too long".formatted("a".repeat(58)));
    assertThatThrownBy(
            () -> BucketName.parse(part + "." + part + "." + part + "." + "a".repeat(31)))
        .hasMessage("is \"%s...\", which is too long".formatted("a".repeat(60)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "ab~is too short (a bucket name has at least 3 characters)",
        "Samplebucket~has capital letters (bucket names are in small letters)",
        "gs://samplebucket/a~is an address (give the name alone, without gs:// and path)",
        "samplebucket/a~holds a slash (give the name alone; the path belongs in path_prefix)",
        "sample bucket~has characters that a bucket name cannot have (small letters, digits, -, _"
            + " and . are allowed)",
        "-abc~begins or ends with a mark (the first and the last character is a letter or digit)",
        "abc_~begins or ends with a mark (the first and the last character is a letter or digit)",
        "a..b~has a dot beside another dot or a dash (a name with dots must be a domain name)",
        "a.-b~has a dot beside another dot or a dash (a name with dots must be a domain name)",
        "192.168.5.4~is an IP address (a bucket cannot be called so)",
        "goog-data~begins with goog or holds the name of Google (Google keeps such names to itself)",
        "my-g00gle~begins with goog or holds the name of Google (Google keeps such names to itself)"
      })
  void whatGoogleRefusesIsRefusedWithTheRule(String name, String problem) {
    assertThatThrownBy(() -> BucketName.parse(name))
        .isInstanceOfSatisfying(
            Unfit.class,
            unfit ->
                assertThat(unfit.of(Setting.BUCKET))
                    .hasToString("bucket: is \"" + name + "\", which " + problem));
  }
}
