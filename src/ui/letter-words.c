/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "ui/letter-words.h"

#include "service/ladder.h"

#include <glib/gi18n-lib.h>

/**
 * dument_letter_words_title:
 * @template_id: which letter
 *
 * Returns: its name on the screen
 */
const char *
dument_letter_words_title (const char *template_id)
{
  const DumentLetterKind *kind = dument_ladder_find (template_id);

  return kind != NULL ? dument_ladder_get_name (kind) : template_id;
}

/**
 * dument_letter_words_state:
 * @state: where a letter stands
 *
 * Returns: it in a word or two
 */
const char *
dument_letter_words_state (DumentPostingState state)
{
  switch (state)
    {
    case DUMENT_POSTING_STATE_POSTED:
      return _ ("Posted");
    case DUMENT_POSTING_STATE_PRESENTED:
      return _ ("Presented");
    case DUMENT_POSTING_STATE_DELIVERED:
      return _ ("Delivered");
    case DUMENT_POSTING_STATE_UNCLAIMED:
      return _ ("Came back unclaimed");
    case DUMENT_POSTING_STATE_REFUSED:
      return _ ("Refused");
    case DUMENT_POSTING_STATE_UNKNOWN:
      return _ ("Unknown at the address");
    case DUMENT_POSTING_STATE_EXPIRED:
      return _ ("Time to pay is over");
    case DUMENT_POSTING_STATE_TO_POST:
    default:
      return _ ("To be posted");
    }
}

/**
 * dument_letter_words_next:
 * @next: what is to be done about a letter
 *
 * Returns: it in a few words; nothing where nothing is
 */
const char *
dument_letter_words_next (DumentPostingNext next)
{
  switch (next)
    {
    case DUMENT_POSTING_NEXT_POST:
      return _ ("Post it");
    case DUMENT_POSTING_NEXT_CHECK_ADDRESS:
      return _ ("Check the address");
    case DUMENT_POSTING_NEXT_ASK_POST:
      return _ ("Ask the post");
    case DUMENT_POSTING_NEXT_ENTER_PRESENTATION:
      return _ ("Enter the presentation");
    case DUMENT_POSTING_NEXT_GO_ON:
      return _ ("Take the next step");
    case DUMENT_POSTING_NEXT_FOLLOW:
      return _ ("Watch for the slip");
    case DUMENT_POSTING_NEXT_AWAIT_PAYMENT:
      return _ ("Await the payment");
    case DUMENT_POSTING_NEXT_NOTHING:
    default:
      return "";
    }
}

/**
 * dument_letter_words_variable:
 * @name: a variable of a letter's text, which is French in every language
 *
 * Returns: (transfer full): it as words
 */
char *
dument_letter_words_variable (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, ".", /* max_tokens= */ -1);
  char *words = g_strjoinv (" – ", parts);

  return g_strdelimit (words, "_", ' ');
}

static DumentLetterCure
lead_to_client (const DumentFinding *finding, DumentFindingField field)
{
  return (DumentLetterCure){ _ ("_Correct…"), "win.mend-client",
                             g_variant_new ("(xi)", finding->client_id, field) };
}

static DumentLetterCure
lead_to_business (DumentFindingField field)
{
  return (DumentLetterCure){ _ ("_Enter…"), "win.mend-business", g_variant_new_int32 (field) };
}

static DumentLetterCure
lead_to_entry (const DumentFinding *finding, const char *label, DumentFindingField field)
{
  return (DumentLetterCure){ label, "win.mend-invoice",
                             g_variant_new ("(xi)", finding->invoice_id, field) };
}

static DumentLetterCure
lead_to_invoice (const DumentFinding *finding, const char *label, const char *action)
{
  return (DumentLetterCure){ label, action, g_variant_new_int64 (finding->invoice_id) };
}

/* Words that are missing stand in the shipped text. */
static DumentLetterCure
lead_to_words (const DumentFinding *finding)
{
  if (finding->detail == NULL)
    return (DumentLetterCure){ _ ("_Original Text"), "letter.restore", NULL };
  return (DumentLetterCure){ _ ("_Show"), "letter.show-words",
                             g_variant_new_string (finding->detail) };
}

/* What is wrong in a form leads to the field that is wrong. */
static gboolean
lead_to_field (const DumentFinding *finding, DumentLetterCure *ret_cure)
{
  switch ((int) finding->code)
    {
    case DUMENT_FINDING_KIND_UNKNOWN:
    case DUMENT_FINDING_KIND_MISSING:
      *ret_cure = lead_to_client (finding, DUMENT_FINDING_FIELD_KIND);
      return TRUE;
    case DUMENT_FINDING_ADDRESS_MISSING:
    case DUMENT_FINDING_ADDRESS_UNUSUAL:
    case DUMENT_FINDING_ADDRESS_LINE_LONG:
    case DUMENT_FINDING_ADDRESS_TOO_TALL:
      *ret_cure = lead_to_client (finding, DUMENT_FINDING_FIELD_ADDRESS);
      return TRUE;
    case DUMENT_FINDING_SIREN_IMPLAUSIBLE:
      *ret_cure = lead_to_client (finding, DUMENT_FINDING_FIELD_SIREN);
      return TRUE;
    case DUMENT_FINDING_SENDER_UNKNOWN:
    case DUMENT_FINDING_OWN_NAME_MISSING:
      *ret_cure = lead_to_business (DUMENT_FINDING_FIELD_NAME);
      return TRUE;
    case DUMENT_FINDING_OWN_SIREN_MISSING:
      *ret_cure = lead_to_business (DUMENT_FINDING_FIELD_SIREN);
      return TRUE;
    case DUMENT_FINDING_OWN_ADDRESS_MISSING:
      *ret_cure = lead_to_business (DUMENT_FINDING_FIELD_ADDRESS);
      return TRUE;
    case DUMENT_FINDING_NO_MEANS_OF_PAYMENT:
      *ret_cure = lead_to_business (DUMENT_FINDING_FIELD_IBAN);
      return TRUE;
    case DUMENT_FINDING_NOT_SENT:
      *ret_cure = lead_to_entry (finding, _ ("_Enter…"), DUMENT_FINDING_FIELD_SENT_ON);
      return TRUE;
    case DUMENT_FINDING_RATE_BELOW_FLOOR:
    case DUMENT_FINDING_RATE_UNUSUAL:
      *ret_cure = lead_to_entry (finding, _ ("_Correct…"), DUMENT_FINDING_FIELD_CLAUSE);
      return TRUE;
    case DUMENT_FINDING_DUE_MISSING:
      *ret_cure = lead_to_entry (finding, _ ("_Correct…"), DUMENT_FINDING_FIELD_DUE_DATE);
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * dument_letter_words_cure:
 * @finding: something found in a letter
 *
 * Returns: what leads to its cure
 */
DumentLetterCure
dument_letter_words_cure (const DumentFinding *finding)
{
  DumentLetterCure cure;

  if (lead_to_field (finding, &cure))
    return cure;
  switch ((int) finding->code)
    {
    case DUMENT_FINDING_RATE_UNKNOWN:
      return (DumentLetterCure){ _ ("_Enter the Rate…"), "app.preferences",
                                 g_variant_new_string ("rates") };
    case DUMENT_FINDING_NOT_YET_DUE:
    case DUMENT_FINDING_NOTHING_DUE:
    case DUMENT_FINDING_NOT_DUE_TODAY:
    case DUMENT_FINDING_DUE_PAST:
    case DUMENT_FINDING_NOT_SETTLED:
    case DUMENT_FINDING_OTHER_CLIENT:
    case DUMENT_FINDING_OTHER_CURRENCY:
      return lead_to_invoice (finding, _ ("_Leave Out"), "letter.leave-out-invoice");
    case DUMENT_FINDING_ENCLOSURE_UNREADABLE:
    case DUMENT_FINDING_ENCLOSURE_MENDED:
      return (DumentLetterCure){ _ ("_Leave Out"), "letter.leave-out-document",
                                 g_variant_new_int64 (
                                     g_ascii_strtoll (finding->detail, /* endptr= */ NULL, 10)) };
    case DUMENT_FINDING_LIMITATION_PAST:
    case DUMENT_FINDING_LIMITATION_NEAR:
      return lead_to_invoice (finding, _ ("_Show the Invoice"), "win.show-invoice");
    case DUMENT_FINDING_NO_REMINDER:
      return (DumentLetterCure){ _ ("_Remind First"), "letter.use",
                                 g_variant_new_string ("rappel-amical") };
    case DUMENT_FINDING_NOTICE_REPEATED:
    case DUMENT_FINDING_NOTICE_RUNNING:
    case DUMENT_FINDING_PRESENTATION_MISSING:
      return (DumentLetterCure){ _ ("Show the _Letters"), "win.show-page",
                                 g_variant_new_string ("letters") };
    case DUMENT_FINDING_CLIENT_CREDIT:
      return (DumentLetterCure){ _ ("_Show the Client"), "win.show-client",
                                 g_variant_new_int64 (finding->client_id) };
    case DUMENT_FINDING_NUMBER_IMPLAUSIBLE:
    case DUMENT_FINDING_NUMBER_TAKEN:
      return (DumentLetterCure){ _ ("_Correct"), "letter.number", NULL };
    case DUMENT_FINDING_CLAUSE_CHANGED:
      return (DumentLetterCure){ _ ("_Original Text"), "letter.restore", NULL };
    case DUMENT_FINDING_WORDS:
      return lead_to_words (finding);
    case DUMENT_FINDING_ORIGINAL_CHANGED:
      return (DumentLetterCure){ _ ("_Compare…"), "letter.change-text", NULL };
    case DUMENT_FINDING_PRINTED:
      return (DumentLetterCure){ _ ("Date It _Today"), "letter.today", NULL };
    default:
      return (DumentLetterCure){ NULL, NULL, NULL };
    }
}

/**
 * dument_letter_words_rank:
 * @finding: something found in a letter
 *
 * Returns: how far up it stands in a list: the worst has the lowest rank
 */
int
dument_letter_words_rank (const DumentFinding *finding)
{
  if (finding->severity == DUMENT_FINDING_REFUSAL)
    return 0;
  switch ((int) finding->code)
    {
    case DUMENT_FINDING_LIMITATION_PAST:
    case DUMENT_FINDING_ADDRESS_MISSING:
    case DUMENT_FINDING_ADDRESS_LINE_LONG:
    case DUMENT_FINDING_ADDRESS_TOO_TALL:
    case DUMENT_FINDING_PAGE:
      return 1;
    case DUMENT_FINDING_OWN_SIREN_MISSING:
    case DUMENT_FINDING_OWN_ADDRESS_MISSING:
    case DUMENT_FINDING_NO_MEANS_OF_PAYMENT:
    case DUMENT_FINDING_NUMBER_TAKEN:
    case DUMENT_FINDING_NOTICE_RUNNING:
      return 2;
    case DUMENT_FINDING_ENVELOPE:
    case DUMENT_FINDING_NO_COPY:
    case DUMENT_FINDING_NO_PAYMENT_CODE:
      return 4;
    default:
      return 3;
    }
}
