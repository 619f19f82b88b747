package dev.packshot.simulation.table;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A key condition of a query: one partition, and a range of its sort keys. */
record KeyCondition(String partition, SortRange sort) {
  /** The names of the keys that a query can use. */
  record KeyNames(String partition, String sort) {}

  static KeyCondition of(Condition condition, KeyNames names, Values values) {
    var terms = terms(condition).map(term -> Term.of(term, values)).toList();
    var partition = on(names.partition, terms).orElseThrow(() -> missing(names.partition));
    var sort = on(names.sort, terms);
    if (terms.size() != (sort.isPresent() ? 2 : 1)) {
      throw Errors.validation("Query key condition not supported");
    }
    return new KeyCondition(partition.equalValue(), sort.map(Term::range).orElse(SortRange.ALL));
  }

  private static Stream<Condition> terms(Condition condition) {
    return condition instanceof Condition.And both
        ? Stream.concat(terms(both.left()), terms(both.right()))
        : Stream.of(condition);
  }

  private static Optional<Term> on(String attribute, List<Term> terms) {
    return terms.stream().filter(term -> term.attribute.equals(attribute)).findFirst();
  }

  private static RuntimeException missing(String attribute) {
    return Errors.validation("Query condition missed key schema element: " + attribute);
  }

  /** A condition on one key. */
  private record Term(String attribute, String operator, List<String> operands) {
    static Term of(Condition condition, Values values) {
      if (condition instanceof Condition.Comparison it) {
        return of(it.left(), it.comparator().symbol(), values, it.right());
      }
      if (condition instanceof Condition.Between it) {
        return of(it.operand(), "BETWEEN", values, it.lowest(), it.highest());
      }
      if (condition instanceof Condition.BeginsWith it) {
        return of(it.operand(), "begins_with", values, it.prefix());
      }
      throw unsupported("this operator");
    }

    private static Term of(Operand key, String operator, Values values, Operand... operands) {
      if (key instanceof Operand.Attribute attribute && attribute.path().isTopLevel()) {
        return new Term(
            attribute.path().attribute(),
            operator,
            Stream.of(operands).map(operand -> text(operand, values)).toList());
      }
      throw unsupported("an operand that is not a key");
    }

    private static String text(Operand operand, Values values) {
      if (operand instanceof Operand.Literal literal) {
        return text(values.get(literal.placeholder()));
      }
      throw unsupported("an operand that is not a value");
    }

    private static String text(AttributeValue value) {
      if (value.type() != AttributeValue.Type.S) {
        throw Errors.validation(
            "One or more parameter values were invalid: Condition parameter type does not match"
                + " schema type");
      }
      if (value.s().isEmpty()) {
        throw Errors.validation(
            "One or more parameter values are not valid. The AttributeValue for a key attribute"
                + " cannot contain an empty string value.");
      }
      return value.s();
    }

    private static RuntimeException unsupported(String element) {
      return Errors.validation("Invalid KeyConditionExpression: it contains " + element);
    }

    String equalValue() {
      if (!operator.equals("=")) {
        throw Errors.validation("Query key condition not supported");
      }
      return operands.get(0);
    }

    SortRange range() {
      var value = operands.get(0);
      return switch (operator) {
        case "=" -> SortRange.equalTo(value);
        case "<" -> SortRange.upTo(value, false);
        case "<=" -> SortRange.upTo(value, true);
        case ">" -> SortRange.from(value, false);
        case ">=" -> SortRange.from(value, true);
        case "BETWEEN" -> SortRange.between(value, operands.get(1));
        case "begins_with" -> SortRange.startingWith(value);
        default -> throw unsupported(operator);
      };
    }
  }
}
