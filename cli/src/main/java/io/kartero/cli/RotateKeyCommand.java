package io.kartero.cli;

import picocli.CommandLine.Command;

/// Stands for `kartero rotate-key`.
@Command(
    name = "rotate-key",
    description = "Replace the key that encrypts the server's saved secrets.",
    footer = {"", "Example:", "  kartero rotate-key --help"})
final class RotateKeyCommand extends ServerCommand {}
