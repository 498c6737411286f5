package io.kartero.export.compress;

/// Kartero's own compressor, made for tables as text: see [MatchFinder]. It is faster than
/// libdeflate at its level 6 and makes files that are smaller than zlib's; it needs nothing native,
/// so its bytes are the same on every machine. What it made is read back by another engine.
final class TextCodec implements Codec {
  private static final int LONGEST_STORED = 0xFFFF;
  private static final int STORED_FRAME = 5;

  private final Effort effort;
  private final Codec reader;
  private final MatchFinder matches = new MatchFinder();
  private final Tokens tokens = new Tokens();
  private final Code literals = new Code(Symbols.LITERALS, Code.MOST_BITS);
  private final Code distances = new Code(Symbols.DISTANCES, Code.MOST_BITS);
  private final CodeDescription description = new CodeDescription();
  private final BitWriter bits = new BitWriter();

  TextCodec(Effort effort, Codec reader) {
    this.effort = effort;
    this.reader = reader;
  }

  /// How hard it tries.
  ///
  /// @param depth so many places are looked at for a match
  /// @param good a match of so many bytes will do
  record Effort(int depth, int good) {
    /// The levels below are libdeflate's, which is faster there.
    static final int LOWEST_LEVEL = 6;

    static Effort of(int level) {
      return switch (level) {
        case 6 -> new Effort(12, 64);
        case 7 -> new Effort(24, 128);
        case 8 -> new Effort(64, 192);
        case 9 -> new Effort(192, Symbols.LONGEST_MATCH);
        default -> throw new IllegalArgumentException("level " + level);
      };
    }
  }

  @Override
  public GzipEngine engine() {
    return GzipEngine.KARTERO;
  }

  @Override
  public int compress(byte[] plain, int length, Piece into) {
    int blocks = length / Tokens.MOST + length / LONGEST_STORED + 2;
    bits.begin(into.room(length + blocks * STORED_FRAME + BitWriter.SLACK));
    matches.begin(plain, length);
    int begun = 0;
    int at = 0;
    while (at < length) {
      at = step(plain, at);
      if (tokens.isFull() || at == length) {
        writeBlock(plain, begun, at);
        begun = at;
      }
    }
    bits.writeStored(plain, 0, 0);
    return bits.size();
  }

  /// Adds what comes next: a literal, or literals and a match. A match is put off by a byte as long
  /// as a longer one begins there.
  ///
  /// @return the place behind it
  private int step(byte[] plain, int from) {
    int last = matches.last();
    int shorter = MatchFinder.SHORTEST - 1;
    int length = from < last ? matches.find(from, shorter, effort.good, effort.depth) : shorter;
    if (length == shorter) {
      tokens.addLiteral(plain[from]);
      return from + 1;
    }
    int at = from;
    int entered = from + 1;
    int distance = matches.distance();
    while (length < effort.good && at + 1 < last) {
      int next = matches.find(at + 1, length, effort.good, depthBehind(length));
      entered = at + 2;
      if (next == length) {
        break;
      }
      tokens.addLiteral(plain[at++]);
      length = next;
      distance = matches.distance();
    }
    tokens.addMatch(length, distance);
    matches.enterAll(entered, Math.min(at + length, last));
    return at + length;
  }

  /// Behind a good match a better one is less likely.
  private int depthBehind(int length) {
    return Math.max(1, length < 32 ? effort.depth / 2 : effort.depth / 4);
  }

  private void writeBlock(byte[] plain, int from, int to) {
    tokens.literals[BlockCodes.END_OF_BLOCK]++;
    literals.build(tokens.literals);
    distances.build(tokens.distances);
    description.build(literals, distances);
    if (tokens.bits(literals, distances) + description.bits() < Byte.SIZE * (long) (to - from)) {
      bits.write(0b100, 3); // not the last block; with codes of its own
      description.write(bits);
      bits.write(tokens, literals, distances);
      int end = BlockCodes.END_OF_BLOCK;
      bits.write((int) literals.word(end), literals.bits(end));
    } else {
      for (int at = from; at < to; at += LONGEST_STORED) {
        bits.writeStored(plain, at, Math.min(LONGEST_STORED, to - at));
      }
    }
    tokens.clear();
  }

  @Override
  public int decompress(byte[] stream, int size, byte[] plain, int limit) {
    return reader.decompress(stream, size, plain, limit);
  }

  @Override
  public void close() {
    reader.close();
  }
}
