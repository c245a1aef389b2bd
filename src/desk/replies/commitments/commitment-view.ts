/** Promises as they are read from the database and as people see them, as JSON within a greater statement. Pure: makes SQL, asks nothing. */

const person = (alias: string): string => `jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name)`;

/** A JSON array; `where` speaks of the commitment `co`, and never holds anybody's input. */
export function commitmentsOf(where: string): string {
  return `coalesce((SELECT jsonb_agg(jsonb_build_object('id', co.id, 'replyId', co.reply_id, 'start', co.span_start, 'end', co.span_end,
    'words', co.words, 'kind', co.kind, 'who', co.who, 'owner', ${person('ow')}, 'dueAt', co.due_at, 'state', co.state, 'beyond', co.beyond,
    'cosignedBy', CASE WHEN cs.id IS NOT NULL THEN ${person('cs')} END, 'confirmedBy', ${person('cb')}, 'settledAt', co.settled_at,
    'comment', co.comment, 'opened', co.opened_at IS NOT NULL) ORDER BY co.due_at, co.span_start, co.id)
  FROM commitment co JOIN person ow ON ow.id = co.owner_id JOIN person cb ON cb.id = co.confirmed_by
    LEFT JOIN person cs ON cs.id = co.cosigned_by
  WHERE ${where}), '[]')`;
}
