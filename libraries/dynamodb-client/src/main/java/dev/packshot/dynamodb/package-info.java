/**
 * A DynamoDB client made of the SDK's parts without its request pipeline. It speaks DynamoDB's wire
 * protocol, AWS JSON 1.0, and depends on no other package of Packshot.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html">the protocol</a>
 */
package dev.packshot.dynamodb;
