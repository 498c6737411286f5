package io.kartero.server.account;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/// Who asks, as Spring Security wants to know it.
final class SignedIn extends AbstractAuthenticationToken {
  private static final long serialVersionUID = 1;

  private final transient Account account;

  SignedIn(Account account) {
    super(
        account.administrator()
            ? AuthorityUtils.createAuthorityList("ROLE_ADMINISTRATOR")
            : List.of());
    this.account = account;
    setAuthenticated(true);
  }

  @Override
  public Account getPrincipal() {
    return account;
  }

  /// The key is not kept.
  @Override
  public String getCredentials() {
    return "";
  }

  @Override
  public String getName() {
    return account.email();
  }
}
