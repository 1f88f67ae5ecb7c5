package skylab.world.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One action and its outcome, in the form of a CloudTrail record (AWS CloudTrail User Guide, "CloudTrail record
 * contents", event version 1.11).
 *
 * @param eventVersion the version of the record's form
 * @param userIdentity who acted
 * @param eventTime the virtual time at which the action ended
 * @param eventSource what was asked: a service such as {@code ec2.amazonaws.com}, or one of the lab's own doors such as
 *     {@code terminal.skylab}
 * @param eventName the operation
 * @param awsRegion where
 * @param errorCode AWS's code if it was refused, otherwise absent
 * @param errorMessage the words of the refusal, otherwise absent
 * @param requestParameters all that is needed to do it again
 * @param responseElements what a change answered; absent for look-ups, as in CloudTrail
 * @param requestID the id of the call
 * @param eventID the id of the record
 * @param readOnly whether it was a look-up
 * @param eventType {@code AwsApiCall}, or {@code SkylabAction} for the lab's own doors
 * @param recipientAccountId the account
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "eventVersion",
    "userIdentity",
    "eventTime",
    "eventSource",
    "eventName",
    "awsRegion",
    "errorCode",
    "errorMessage",
    "requestParameters",
    "responseElements",
    "requestID",
    "eventID",
    "readOnly",
    "eventType",
    "recipientAccountId"
})
public record Entry(
        String eventVersion,
        JsonNode userIdentity,
        Instant eventTime,
        String eventSource,
        String eventName,
        String awsRegion,
        String errorCode,
        String errorMessage,
        JsonNode requestParameters,
        JsonNode responseElements,
        String requestID,
        String eventID,
        boolean readOnly,
        String eventType,
        String recipientAccountId) {
    /** The version of the record's form that is written. */
    public static final String VERSION = "1.11";

    /** This with what a change answered, or null. */
    public Entry answered(JsonNode answer) {
        return new Entry(
                eventVersion,
                userIdentity,
                eventTime,
                eventSource,
                eventName,
                awsRegion,
                errorCode,
                errorMessage,
                requestParameters,
                answer,
                requestID,
                eventID,
                readOnly,
                eventType,
                recipientAccountId);
    }
}
