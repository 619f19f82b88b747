package dev.packshot.infra;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cognito.AccountRecovery;
import software.amazon.awscdk.services.cognito.AuthFlow;
import software.amazon.awscdk.services.cognito.PasswordPolicy;
import software.amazon.awscdk.services.cognito.SignInAliases;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.cognito.UserPoolClient;
import software.constructs.Construct;

/**
 * A user pool of Cognito and the client of the stage's apps. Operators add the users. The pool is
 * retained when the stack is deleted, since another pool would give everybody another subject.
 */
final class UserPools extends Construct {
  private static final int MIN_PASSWORD_LENGTH = 12;

  private final UserPool pool;
  private final UserPoolClient client;

  UserPools(Construct scope, Stage stage) {
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
    client =
        UserPoolClient.Builder.create(this, "Apps")
            .userPool(pool)
            .generateSecret(false)
            .authFlows(AuthFlow.builder().userSrp(true).build())
            .disableOAuth(true)
            .preventUserExistenceErrors(true)
            .accessTokenValidity(Duration.hours(1))
            .build();
  }

  /** Returns the pool as the issuer of access tokens, which name the client. */
  Issuer issuer() {
    var stack = Stack.of(this);
    var url =
        String.join(
            "",
            List.of(
                "https://cognito-idp.",
                stack.getRegion(),
                ".",
                stack.getUrlSuffix(),
                "/",
                pool.getUserPoolId()));
    return new Issuer(url, client.getUserPoolClientId());
  }

  UserPool pool() {
    return pool;
  }

  UserPoolClient client() {
    return client;
  }
}
