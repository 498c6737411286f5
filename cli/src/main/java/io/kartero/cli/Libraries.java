package io.kartero.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// Makes the libraries in a folder fit for Java's cache of recorded classes, which takes neither
/// signed ones nor ones that are older than Java 6. Maven has compared every library's checksum
/// before; the code in them stays the same.
final class Libraries {
  private static final int OLDEST = ClassFile.JAVA_6_VERSION;
  private static final int RAISED_TO = ClassFile.JAVA_8_VERSION;

  private Libraries() {}

  public static void main(String[] arguments) throws IOException {
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of(arguments[0]), "*.jar")) {
      for (Path jar : jars) {
        if (isUnfit(jar)) {
          refit(jar);
        }
      }
    }
  }

  /// Whether it is signed, or its first class is old.
  private static boolean isUnfit(Path path) throws IOException {
    try (JarFile jar = new JarFile(path.toFile(), false)) {
      if (jar.stream().anyMatch(Libraries::isSignature)) {
        return true;
      }
      Optional<JarEntry> first =
          jar.stream()
              .filter(entry -> entry.getName().matches("(?!META-INF/).*\\.class"))
              .findFirst();
      return first.isPresent() && isOld(jar, first.get());
    }
  }

  private static boolean isSignature(JarEntry entry) {
    return entry.getName().toUpperCase(Locale.ROOT).matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
  }

  private static boolean isOld(JarFile jar, JarEntry entry) throws IOException {
    if (!entry.getName().endsWith(".class")) {
      return false;
    }
    try (InputStream in = jar.getInputStream(entry)) {
      byte[] head = in.readNBytes(8);
      return ((head[6] & 0xFF) << 8 | head[7] & 0xFF) < OLDEST;
    }
  }

  private static void refit(Path path) throws IOException {
    Path fitted = path.resolveSibling(path.getFileName() + ".fitted");
    try (JarFile jar = new JarFile(path.toFile(), false);
        URLClassLoader classes = new URLClassLoader(new URL[] {path.toUri().toURL()});
        OutputStream out = Files.newOutputStream(fitted);
        JarOutputStream target = new JarOutputStream(out, unsigned(jar.getManifest()))) {
      Enumeration<JarEntry> entries = jar.entries();
      while (entries.hasMoreElements()) {
        JarEntry entry = entries.nextElement();
        if (isSignature(entry) || entry.getName().equals(JarFile.MANIFEST_NAME)) {
          continue;
        }
        JarEntry copy = new JarEntry(entry.getName());
        copy.setTimeLocal(entry.getTimeLocal());
        target.putNextEntry(copy);
        try (InputStream in = jar.getInputStream(entry)) {
          byte[] bytes = in.readAllBytes();
          target.write(isOld(jar, entry) ? raised(bytes, classes) : bytes);
        }
      }
    }
    Files.move(fitted, path, StandardCopyOption.REPLACE_EXISTING);
  }

  /// Without the digests of the entries.
  private static Manifest unsigned(Manifest manifest) {
    Manifest plain = new Manifest();
    plain.getMainAttributes().putAll(manifest.getMainAttributes());
    manifest
        .getEntries()
        .forEach((name, attributes) -> {
          Attributes kept = new Attributes(attributes);
          kept.keySet().removeIf(key -> key.toString().endsWith("-Digest"));
          if (!kept.isEmpty()) {
            plain.getEntries().put(name, kept);
          }
        });
    return plain;
  }

  private static byte[] raised(byte[] bytes, ClassLoader classes) {
    ClassFile files =
        ClassFile.of(
            StackMapsOption.GENERATE_STACK_MAPS,
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(classes)
                    .orElse(ClassHierarchyResolver.defaultResolver())));
    ClassTransform version =
        (builder, element) -> {
          if (element instanceof ClassFileVersion) {
            builder.withVersion(RAISED_TO, 0);
          } else {
            builder.with(element);
          }
        };
    // Only code that is written anew gets the stack maps that newer classes need.
    ClassTransform code = ClassTransform.transformingMethodBodies(CodeBuilder::with);
    return files.transformClass(files.parse(bytes), code.andThen(version));
  }
}
