package dev.packshot.simulation.lambda;

import dev.packshot.simulation.time.Actor;
import dev.packshot.simulation.time.Scheduler;
import dev.packshot.work.Background;
import java.util.function.Supplier;

/** Background work that is done before, after or beside the work of the actor that starts it. */
public final class SimulatedBackground implements Background {
  private static final int ORDERS = 3;

  private final Scheduler scheduler;

  public SimulatedBackground(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  @Override
  public <T> Supplier<T> start(Supplier<T> work) {
    var actor = scheduler.running();
    int order = (int) actor.chance().between(1, ORDERS);
    if (order == 1) {
      return new Outcome<>(work).perform();
    }
    return order == 2 ? work : beside(actor, work);
  }

  private <T> Supplier<T> beside(Actor actor, Supplier<T> work) {
    var outcome = new Outcome<>(Background.carried(work));
    var name = actor.name() + "+" + actor.nextCall();
    var join = new Join(scheduler);
    Runnable body =
        () -> {
          try {
            outcome.perform();
          } finally {
            join.end();
          }
        };
    scheduler.start(name, actor.chance().of(name), 0, body).setContext(actor.context());
    return () -> {
      join.await();
      return outcome.get();
    };
  }

  /** The wait of one actor for the end of another one. */
  private static final class Join {
    private final Scheduler scheduler;
    private boolean isOver;
    private Actor waiting;

    Join(Scheduler scheduler) {
      this.scheduler = scheduler;
    }

    void await() {
      if (!isOver) {
        waiting = scheduler.running();
        scheduler.await();
      }
    }

    void end() {
      isOver = true;
      if (waiting != null) {
        scheduler.wake(waiting);
      }
    }
  }

  /** The outcome of work that may fail or be killed. */
  private static final class Outcome<T> implements Supplier<T> {
    private final Supplier<T> work;
    private T result;
    private RuntimeException failure;
    private Killed killed;

    Outcome(Supplier<T> work) {
      this.work = work;
    }

    Outcome<T> perform() {
      try {
        result = work.get();
      } catch (RuntimeException thrown) {
        failure = thrown;
      } catch (Killed thrown) {
        killed = thrown;
      }
      return this;
    }

    @Override
    public T get() {
      if (killed != null) {
        throw killed;
      }
      if (failure != null) {
        throw failure;
      }
      return result;
    }
  }
}
