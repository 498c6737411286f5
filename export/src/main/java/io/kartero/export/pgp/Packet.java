package io.kartero.export.pgp;

import java.util.ArrayList;
import java.util.List;

/// One packet of a key: where its header starts, and where its body ends. Section 4.2 of RFC 9580.
record Packet(int tag, int start, int end) {
  static List<Packet> all(KeyMaterial material) {
    List<Packet> packets = new ArrayList<>();
    for (int at = 0; at < material.packets().length; at = packets.getLast().end()) {
      packets.add(at(material, at));
    }
    return packets;
  }

  private static Packet at(KeyMaterial material, int start) {
    int first = material.packets()[start] & 0xFF;
    if ((first & 0x80) == 0) {
      throw material.damagedAt(start, "no OpenPGP packet starts here");
    }
    return (first & 0x40) != 0
        ? current(material, start, first & 0x3F)
        : legacy(material, start, (first >> 2) & 0xF, first & 3);
  }

  private static Packet current(KeyMaterial material, int start, int tag) {
    long first = number(material, start, 1, 1);
    if (first < 192) {
      return packet(material, tag, start, 2, first);
    } else if (first < 224) {
      return packet(material, tag, start, 3, number(material, start, 1, 2) - (192 << 8) + 192);
    } else if (first == 255) {
      return packet(material, tag, start, 6, number(material, start, 2, 4));
    }
    throw material.damagedAt(start, "a packet of a key must tell its whole length");
  }

  private static Packet legacy(KeyMaterial material, int start, int tag, int lengthType) {
    if (lengthType == 3) {
      throw material.damagedAt(start, "a packet of a key must tell its whole length");
    }
    int size = 1 << lengthType;
    return packet(material, tag, start, 1 + size, number(material, start, 1, size));
  }

  private static long number(KeyMaterial material, int start, int offset, int size) {
    long number = 0;
    for (int i = start + offset; i < start + offset + size; i++) {
      if (i >= material.packets().length) {
        throw material.damagedAt(start, "it ends within a packet's header");
      }
      number = number << 8 | (material.packets()[i] & 0xFF);
    }
    return number;
  }

  private static Packet packet(KeyMaterial material, int tag, int start, int header, long body) {
    int left = material.packets().length - start - header;
    if (body > left) {
      throw material.damagedAt(
          start, "a packet of " + body + " bytes starts here, and " + left + " are left");
    }
    return new Packet(tag, start, start + header + (int) body);
  }
}
