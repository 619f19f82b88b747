package dev.packshot.infra;

import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cognito.AccountRecovery;
import software.amazon.awscdk.services.cognito.AuthFlow;
import software.amazon.awscdk.services.cognito.CfnManagedLoginBranding;
import software.amazon.awscdk.services.cognito.CognitoDomainOptions;
import software.amazon.awscdk.services.cognito.ManagedLoginVersion;
import software.amazon.awscdk.services.cognito.OAuthFlows;
import software.amazon.awscdk.services.cognito.OAuthScope;
import software.amazon.awscdk.services.cognito.OAuthSettings;
import software.amazon.awscdk.services.cognito.PasswordPolicy;
import software.amazon.awscdk.services.cognito.SignInAliases;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.cognito.UserPoolClient;
import software.amazon.awscdk.services.cognito.UserPoolDomain;
import software.constructs.Construct;

/**
 * A user pool of Cognito and the client of the stage's apps. Operators add the users. The pool is
 * retained when the stack is deleted, since another pool would give everybody another subject.
 *
 * <p>For the scanner page there are also pages of Cognito for signing in, which lead back to the
 * scanner page and to no other.
 */
final class UserPools extends Construct {
  private static final int MIN_PASSWORD_LENGTH = 12;

  private final UserPool pool;
  private final UserPoolClient client;
  private final Optional<String> signInOrigin;

  /**
   * Creates the pool.
   *
   * @param page the address of the scanner page, if the stack has it
   */
  UserPools(Construct scope, Stage stage, Optional<String> page) {
    super(scope, "SignIn");
    pool =
        UserPool.Builder.create(this, "Users")
            .userPoolName("packshot-" + stage.value())
            .selfSignUpEnabled(false)
            .signInAliases(SignInAliases.builder().email(true).build())
            .passwordPolicy(
                PasswordPolicy.builder()
                    .minLength(MIN_PASSWORD_LENGTH)
                    .requireDigits(true)
                    .requireLowercase(true)
                    .requireUppercase(true)
                    .requireSymbols(true)
                    .build())
            .accountRecovery(AccountRecovery.EMAIL_ONLY)
            .deletionProtection(stage.keepsData())
            .removalPolicy(RemovalPolicy.RETAIN)
            .build();
    var apps =
        UserPoolClient.Builder.create(this, "Apps")
            .userPool(pool)
            .generateSecret(false)
            .authFlows(AuthFlow.builder().userSrp(true).build())
            .preventUserExistenceErrors(true)
            .accessTokenValidity(Duration.hours(1));
    client =
        page.map(url -> apps.oAuth(codesFor(url))).orElseGet(() -> apps.disableOAuth(true)).build();
    signInOrigin = page.map(url -> addPages(stage));
  }

  /** Returns the pool as the issuer of access tokens, which name the client. */
  Issuer issuer() {
    return new Issuer(issuerOrigin() + "/" + pool.getUserPoolId(), client.getUserPoolClientId());
  }

  String issuerOrigin() {
    var stack = Stack.of(this);
    return "https://cognito-idp." + stack.getRegion() + "." + stack.getUrlSuffix();
  }

  /** Returns the origin of Cognito's pages for signing in, if there are any. */
  Optional<String> signInOrigin() {
    return signInOrigin;
  }

  private static OAuthSettings codesFor(String page) {
    return OAuthSettings.builder()
        .flows(OAuthFlows.builder().authorizationCodeGrant(true).build())
        .scopes(List.of(OAuthScope.OPENID))
        .callbackUrls(List.of(page))
        .build();
  }

  /** Adds Cognito's pages, the newer ones, which can ask again who it is. Returns their origin. */
  private String addPages(Stage stage) {
    var prefix = "packshot-" + stage.value() + "-" + Aws.ACCOUNT_ID;
    UserPoolDomain.Builder.create(this, "Domain")
        .userPool(pool)
        .cognitoDomain(CognitoDomainOptions.builder().domainPrefix(prefix).build())
        .managedLoginVersion(ManagedLoginVersion.NEWER_MANAGED_LOGIN)
        .build();
    CfnManagedLoginBranding.Builder.create(this, "Pages")
        .userPoolId(pool.getUserPoolId())
        .clientId(client.getUserPoolClientId())
        .useCognitoProvidedValues(true)
        .build();
    return "https://" + prefix + ".auth." + Aws.REGION + ".amazoncognito.com";
  }

  UserPool pool() {
    return pool;
  }

  UserPoolClient client() {
    return client;
  }
}
