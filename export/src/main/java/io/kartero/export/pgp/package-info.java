/// OpenPGP: reading, explaining and checking public keys, encrypting to one of their subkeys.
@NullMarked
package io.kartero.export.pgp;

import org.jspecify.annotations.NullMarked;
