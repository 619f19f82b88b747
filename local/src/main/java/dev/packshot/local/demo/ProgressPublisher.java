package dev.packshot.local.demo;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.function.IntConsumer;

/** A body publisher that reports its progress in steps of ten percent. */
final class ProgressPublisher implements BodyPublisher {
  private final BodyPublisher body;
  private final IntConsumer percent;

  ProgressPublisher(BodyPublisher body, IntConsumer percent) {
    this.body = body;
    this.percent = percent;
  }

  @Override
  public long contentLength() {
    return body.contentLength();
  }

  @Override
  public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
    body.subscribe(new Counter(subscriber));
  }

  private final class Counter implements Subscriber<ByteBuffer> {
    private final Subscriber<? super ByteBuffer> subscriber;
    private long sent;

    Counter(Subscriber<? super ByteBuffer> subscriber) {
      this.subscriber = subscriber;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
      subscriber.onSubscribe(subscription);
    }

    @Override
    public void onNext(ByteBuffer part) {
      int before = tenths();
      sent += part.remaining();
      if (tenths() > before) {
        percent.accept(tenths() * 10);
      }
      subscriber.onNext(part);
    }

    @Override
    public void onError(Throwable failure) {
      subscriber.onError(failure);
    }

    @Override
    public void onComplete() {
      subscriber.onComplete();
    }

    private int tenths() {
      return (int) (sent * 10 / contentLength());
    }
  }
}
