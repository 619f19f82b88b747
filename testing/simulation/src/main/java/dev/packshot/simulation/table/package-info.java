/**
 * A DynamoDB table in memory for deterministic simulations: one thread, no clock or random numbers
 * of its own. It answers, refuses and counts as DynamoDB does according to these pages of its
 * developer guide (docs.aws.amazon.com/amazondynamodb/latest/developerguide):
 *
 * <ul>
 *   <li>Expressions.OperatorsAndFunctions, Expressions.UpdateExpressions,
 *       Query.KeyConditionExpressions, Expressions.ExpressionAttributeNames, ReservedWords
 *   <li>HowItWorks.NamingRulesDataTypes and ServiceQuotas for values and limits
 *   <li>transaction-apis for transactions and their cancellation reasons
 *   <li>Query.Pagination, HowItWorks.ReadConsistency, GSI
 *   <li>read-write-operations and CapacityUnitCalculations for consumed capacity
 *   <li>TTL
 * </ul>
 *
 * <p>Only Packshot's table and the calls that Packshot makes are simulated. Anything else throws an
 * {@link java.lang.UnsupportedOperationException} that names it. Faults are not simulated here: a
 * client around this one adds them.
 */
package dev.packshot.simulation.table;
