/**
 * DynamoDB by its wire protocol, AWS JSON 1.0, out of the SDK's own parts; knows nobody.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html">the protocol</a>
 */
package dev.packshot.dynamodb;

