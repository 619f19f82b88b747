package dev.packshot.devkit;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;

/**
 * A client of a DynamoDB Local with a file, which answers a transaction only once it is committed,
 * and fails as DynamoDB does.
 *
 * <p>DynamoDB Local hands the commit of a transaction to the thread of its database and answers
 * without waiting, so a killed process loses answered transactions. A read goes through the same
 * queue behind the commit. Its answer shows that the commit is done.
 */
final class DurableDynamo implements InvocationHandler {
  private static final int SERVER_ERROR = 500;
  private static final Set<String> COMMITTED_LATER =
      Set.of("transactWriteItems", "executeTransaction");

  private final DynamoDbClient engine;

  private DurableDynamo(DynamoDbClient engine) {
    this.engine = engine;
  }

  static DynamoDbClient of(DynamoDbClient engine) {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DurableDynamo.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            new DurableDynamo(engine));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    try {
      var answer = method.invoke(engine, arguments);
      if (COMMITTED_LATER.contains(method.getName())) {
        engine.listTables(list -> list.limit(1));
      }
      return answer;
    } catch (InvocationTargetException failed) {
      throw asOfDynamo(failed.getCause());
    } catch (RuntimeException failed) {
      throw asOfDynamo(failed);
    }
  }

  /** Returns DynamoDB's server error for failures of the database, such as a full disk. */
  private static Throwable asOfDynamo(Throwable failure) {
    return failure instanceof Error
            || failure instanceof SdkException
            || failure instanceof IllegalArgumentException
        ? failure
        : InternalServerErrorException.builder()
            .message("DynamoDB Local failed: " + failure)
            .statusCode(SERVER_ERROR)
            .cause(failure)
            .build();
  }
}
