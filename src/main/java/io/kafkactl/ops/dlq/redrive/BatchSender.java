package io.kafkactl.ops.dlq.redrive;

import java.util.List;

/** Brings the records of a batch to their targets and settles what went. */
interface BatchSender {
    /** Returns how many items, from the first on, are decided; the others are to be given again. */
    int send(List<BatchItem> items) throws BatchRejectedException, TransactionLostException;
}
