package io.kartero.bench.peer;

/// A Java program that does nothing: what starting and ending the JVM takes.
public final class Nothing {
  private Nothing() {}

  public static void main(String[] arguments) {}
}
