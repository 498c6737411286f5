package io.kartero.export.bucket;

import com.google.auth.Credentials;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One access token for all clients of a bucket: each would copy credentials that it knows, and
/// with them what they hold.
final class SharedCredentials extends Credentials {
  private static final long serialVersionUID = 1;

  private final Credentials shared;

  SharedCredentials(Credentials shared) {
    this.shared = shared;
  }

  @Override
  public String getAuthenticationType() {
    return shared.getAuthenticationType();
  }

  @Override
  public Map<String, List<String>> getRequestMetadata(@Nullable URI uri) throws IOException {
    return shared.getRequestMetadata(uri);
  }

  @Override
  public boolean hasRequestMetadata() {
    return shared.hasRequestMetadata();
  }

  @Override
  public boolean hasRequestMetadataOnly() {
    return shared.hasRequestMetadataOnly();
  }

  @Override
  public void refresh() throws IOException {
    shared.refresh();
  }

  @Override
  public String getUniverseDomain() throws IOException {
    return shared.getUniverseDomain();
  }
}
