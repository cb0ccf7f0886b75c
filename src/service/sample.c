/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */

#include "config.h"

#include "service/sample.h"

#include "domain/calendar.h"
#include "service/editing.h"
#include "service/import.h"
#include "service/letter-posting.h"
#include "service/receivable.h"
#include "service/settlement.h"
#include "service/setup.h"
#include "store/transaction.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A freelance who draws and builds web sites, with the clients such a person has. Names, numbers
 * and addresses are invented; the SIREN are valid in form and lie where none are given out. */

typedef struct
{
  const char *name;
  const char *kind;
  const char *siren;
  const char *address;
  const char *email;
} SampleClient;

static const SampleClient clients[] = {
  { "Atelier Morel", "professional", "999100019", "8 rue des Tanneurs|35500 Vitré",
    "compta@atelier-morel.example" },
  { "SARL Le Goff Menuiserie", "professional", "999100175", "ZA de la Baratière|35500 Vitré",
    "bureau@legoff-menuiserie.example" },
  { "Biscuiterie des Remparts", "professional", "999100233",
    "Bâtiment B|27 rue de Brest|35000 Rennes", "factures@biscuiterie-remparts.example" },
  { "Cabinet Lemoine & Associés", "professional", "999100324",
    "Service comptabilité|14 boulevard de la Liberté|44000 Nantes",
    "comptabilite@lemoine-associes.example" },
  { "Éditions du Vieux Pont", "professional", "999100498", "3 place du Vieux Pont|53000 Laval",
    "editions@vieux-pont.example" },
  { "Ferme de la Gauterie", "professional", "999100555", "La Gauterie|35680 Bais", "" },
  { "Hôtel du Château", "professional", "999100613", "5 place du Château|35500 Vitré",
    "direction@hotel-du-chateau.example" },
  { "Transports Kerdoncuff", "professional", "999100787", "12 rue de l’Industrie|29200 Brest",
    "exploitation@kerdoncuff.example" },
  { "Commune de Saint-Aubin-des-Prés", "public", "299100057",
    "Mairie|1 place de la Mairie|35140 Saint-Aubin-des-Prés", "mairie@saint-aubin.example" },
  { "Lycée Jeanne-Barret", "public", "199100041", "Intendance|40 rue du Lycée|35300 Fougères",
    "intendance@lycee-barret.example" },
  { "Mme Claire Fontaine", "consumer", "", "Résidence Les Lilas|6 allée des Lilas|35500 Vitré",
    "claire.fontaine@courrier.example" },
  { "M. Karim Benali", "consumer", "", "19 rue de Paris|35220 Châteaubourg",
    "karim.benali@courrier.example" },
};

/* What happened after the invoice was issued. */
typedef enum
{
  SAMPLE_OPEN,
  SAMPLE_PAID,      /* on the day of payment */
  SAMPLE_PAID_LATE, /* nineteen days later, penalties left open */
  SAMPLE_PART_PAID, /* a third, ten days late, after a reminder */
  SAMPLE_BOUNCED,   /* by a cheque that came back */
  SAMPLE_CREDITED,  /* a part, by a credit note */
  SAMPLE_REMINDED,
  SAMPLE_NOTIFIED, /* reminded, then put on formal notice */
} SampleOutcome;

typedef struct
{
  unsigned client;
  int issued; /* days before today */
  int terms;  /* days to pay */
  int euros;
  SampleOutcome outcome;
  const char *penalty_rate;
} SampleInvoice;

static const SampleInvoice invoices[] = {
  { 0, 330, 30, 1800, SAMPLE_PAID, "" },
  { 1, 322, 30, 960, SAMPLE_PAID, "" },
  { 2, 310, 45, 2400, SAMPLE_PAID_LATE, "" },
  { 3, 301, 30, 3200, SAMPLE_PAID, "legal*3" },
  { 8, 290, 30, 4500, SAMPLE_PAID_LATE, "" },
  { 4, 283, 30, 750, SAMPLE_PAID, "" },
  { 10, 275, 15, 420, SAMPLE_PAID, "" },
  { 5, 262, 30, 540, SAMPLE_PAID, "" },
  { 0, 250, 30, 1800, SAMPLE_PAID, "" },
  { 6, 243, 30, 1350, SAMPLE_PAID_LATE, "" },
  { 7, 236, 30, 5200, SAMPLE_NOTIFIED, "" },
  { 11, 228, 15, 680, SAMPLE_NOTIFIED, "" },
  { 1, 220, 30, 1120, SAMPLE_PAID, "" },
  { 9, 205, 30, 2750, SAMPLE_PAID, "" },
  { 2, 196, 45, 2400, SAMPLE_PAID, "" },
  { 3, 188, 30, 3200, SAMPLE_PART_PAID, "legal*3" },
  { 4, 180, 30, 890, SAMPLE_NOTIFIED, "12.00" },
  { 0, 172, 30, 2100, SAMPLE_PAID, "" },
  { 6, 160, 30, 1350, SAMPLE_CREDITED, "" },
  { 8, 150, 30, 3900, SAMPLE_NOTIFIED, "" },
  { 10, 143, 15, 260, SAMPLE_PAID, "" },
  { 5, 135, 30, 615, SAMPLE_REMINDED, "" },
  { 1, 126, 30, 1480, SAMPLE_BOUNCED, "" },
  { 7, 118, 30, 1900, SAMPLE_REMINDED, "" },
  { 2, 110, 45, 2400, SAMPLE_PAID, "" },
  { 3, 101, 30, 2850, SAMPLE_REMINDED, "ecb+10" },
  { 0, 93, 30, 1800, SAMPLE_PART_PAID, "" },
  { 9, 85, 30, 1640, SAMPLE_OPEN, "" },
  { 11, 78, 15, 340, SAMPLE_REMINDED, "" },
  { 4, 70, 30, 1275, SAMPLE_OPEN, "" },
  { 6, 61, 30, 1350, SAMPLE_OPEN, "" },
  { 2, 53, 45, 2400, SAMPLE_OPEN, "" },
  { 1, 44, 30, 880, SAMPLE_OPEN, "" },
  { 10, 38, 15, 510, SAMPLE_OPEN, "" },
  { 0, 30, 30, 2400, SAMPLE_OPEN, "" },
  { 8, 24, 30, 5100, SAMPLE_OPEN, "" },
  { 7, 18, 30, 2250, SAMPLE_OPEN, "" },
  { 3, 12, 30, 3200, SAMPLE_OPEN, "legal*3" },
  { 5, 6, 30, 430, SAMPLE_OPEN, "" },
  { 6, 2, 30, 1350, SAMPLE_OPEN, "" },
};

typedef enum
{
  STEP_ISSUE,
  STEP_PAY,
  STEP_PAY_THIRD,
  STEP_BOUNCE,
  STEP_CREDIT,
  STEP_REMIND,
  STEP_REMIND_FIRMLY,
  STEP_REMIND_LAST,
  STEP_NOTIFY,
  STEP_PRESENT,
} StepKind;

/* One thing that happens on one day. */
typedef struct
{
  DumentDate date;
  StepKind kind;
  unsigned invoice;
} Step;

typedef struct
{
  DumentWorkspace *workspace;
  DumentDate today;
  GArray *steps;
  char *numbers[G_N_ELEMENTS (invoices)];
  char *letters[G_N_ELEMENTS (invoices)];
} Sample;

static DumentDate
issue_day (const Sample *sample, unsigned i)
{
  return sample->today - invoices[i].issued;
}

static DumentDate
due_day (const Sample *sample, unsigned i)
{
  return issue_day (sample, i) + invoices[i].terms;
}

/* What a person does happens on a working day, and not later than today. */
static void
plan (Sample *sample, StepKind kind, unsigned invoice, DumentDate date)
{
  Step step = { date, kind, invoice };

  if (kind != STEP_ISSUE)
    step.date = dument_calendar_next_working_day (date, DUMENT_HOLIDAYS_NATIONAL);
  step.date = MIN (step.date, sample->today);
  g_array_append_val (sample->steps, step);
}

static void
plan_invoice (Sample *sample, unsigned i)
{
  DumentDate due = due_day (sample, i);

  plan (sample, STEP_ISSUE, i, issue_day (sample, i));
  switch (invoices[i].outcome)
    {
    case SAMPLE_PAID:
      plan (sample, STEP_PAY, i, due - 4);
      break;
    case SAMPLE_PAID_LATE:
      plan (sample, STEP_PAY, i, due + 19);
      break;
    case SAMPLE_PART_PAID:
      plan (sample, STEP_REMIND, i, due + 7);
      plan (sample, STEP_PAY_THIRD, i, due + 10);
      break;
    case SAMPLE_BOUNCED:
      plan (sample, STEP_PAY, i, due + 3);
      plan (sample, STEP_BOUNCE, i, due + 9);
      break;
    case SAMPLE_CREDITED:
      plan (sample, STEP_CREDIT, i, due - 6);
      break;
    case SAMPLE_NOTIFIED:
      plan (sample, STEP_REMIND, i, due + 8);
      plan (sample, STEP_NOTIFY, i, due + 31);
      plan (sample, STEP_PRESENT, i, due + 34);
      break;
    case SAMPLE_REMINDED:
      plan (sample, STEP_REMIND, i, due + 8);
      plan (sample, STEP_REMIND_FIRMLY, i, due + 22);
      plan (sample, STEP_REMIND_LAST, i, due + 36);
      break;
    case SAMPLE_OPEN:
    default:
      break;
    }
}

static int
compare_steps (gconstpointer a, gconstpointer b)
{
  const Step *left = a;
  const Step *right = b;

  if (left->date != right->date)
    return left->date < right->date ? -1 : 1;
  if (left->kind != right->kind)
    return (int) left->kind - (int) right->kind;
  return left->invoice < right->invoice ? -1 : left->invoice > right->invoice;
}

static gboolean
issue (Sample *sample, unsigned i, GError **error)
{
  const SampleClient *client = &clients[invoices[i].client];
  DumentImportOptions options = { FALSE, DUMENT_DEBTOR_UNKNOWN, DUMENT_DATE_NONE };
  g_autofree char *issued = dument_date_to_iso (issue_day (sample, i));
  g_autofree char *due = dument_date_to_iso (due_day (sample, i));
  g_autofree char *text = NULL;
  g_autofree char *file_name = g_strconcat (sample->numbers[i], ".csv", NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DumentImportResult) result = NULL;

  text =
      g_strdup_printf ("number;issue_date;due_date;client;client_kind;siren;address;email;total;"
                       "penalty_rate\n%s;%s;%s;%s;%s;%s;%s;%s;%d;%s\n",
                       sample->numbers[i], issued, due, client->name, client->kind, client->siren,
                       client->address, client->email, invoices[i].euros, invoices[i].penalty_rate);
  bytes = g_bytes_new (text, strlen (text));
  result = dument_import_bytes (sample->workspace, bytes, file_name, &options, error);
  if (result == NULL)
    return FALSE;
  g_return_val_if_fail (result->n_created == 1, FALSE);
  return TRUE;
}

static gboolean
send (Sample *sample, unsigned i, GError **error)
{
  g_autofree char *issued = dument_date_to_iso (issue_day (sample, i));
  g_autofree char *sent_on = g_strconcat ("sent-on=", issued, NULL);
  const char *const assignments[] = { sent_on, "sent-by=email", NULL };

  return dument_editing_set_invoice (sample->workspace, sample->numbers[i], assignments, error);
}

static gboolean
pay (Sample *sample, unsigned i, int euros, DumentDate date, GError **error)
{
  g_autofree char *amount = g_strdup_printf ("%d", euros);
  DumentMoney unallocated;

  return dument_settlement_pay (sample->workspace, sample->numbers[i], amount, date,
                                invoices[i].outcome == SAMPLE_BOUNCED ? DUMENT_PAYMENT_CHEQUE
                                                                      : DUMENT_PAYMENT_TRANSFER,
                                &unallocated, error);
}

static gboolean
credit (Sample *sample, unsigned i, DumentDate date, GError **error)
{
  g_autofree char *amount = g_strdup_printf ("%d", invoices[i].euros / 5);
  g_autofree char *number = g_strconcat ("AV-", sample->numbers[i] + 2, NULL);

  return dument_settlement_credit (sample->workspace, sample->numbers[i], amount, number, date,
                                   error);
}

static gboolean
write_letter (Sample *sample, unsigned i, const char *template_id, DumentDate date, GError **error)
{
  const char *numbers[] = { sample->numbers[i], NULL };
  DumentLetterRequest request = {
    .template_id = template_id,
    .numbers = numbers,
    .date = date,
    .allow_unknown_rates = TRUE,
  };
  g_autoptr (GPtrArray) refusals = dument_finding_list_new ();
  g_autoptr (DumentWrittenLetter) written = NULL;

  written = dument_letter_writing_write (sample->workspace, &request, refusals, error);
  g_return_val_if_fail (refusals->len == 0, FALSE);
  if (written == NULL)
    return FALSE;
  g_clear_pointer (&sample->letters[i], g_free);
  return dument_letter_posting_record (sample->workspace, written, date, &sample->letters[i],
                                       error);
}

static gboolean
present (Sample *sample, unsigned i, DumentDate date, GError **error)
{
  DumentPostingNews news = { { .posted_on = DUMENT_DATE_NONE,
                               .presented_on = date,
                               .delivered_on = DUMENT_DATE_NONE,
                               .returned_on = DUMENT_DATE_NONE },
                             NULL };
  g_autoptr (GPtrArray) warnings = dument_finding_list_new ();

  return dument_letter_posting_follow (sample->workspace, sample->letters[i], &news, warnings,
                                       error);
}

static gboolean
take_step (Sample *sample, const Step *step, GError **error)
{
  unsigned i = step->invoice;
  g_autoptr (DumentPayment) payment = NULL;

  dument_workspace_travel (sample->workspace, step->date);
  switch (step->kind)
    {
    case STEP_ISSUE:
      return issue (sample, i, error) && send (sample, i, error);
    case STEP_PAY:
      return pay (sample, i, invoices[i].euros, step->date, error);
    case STEP_PAY_THIRD:
      return pay (sample, i, invoices[i].euros / 3, step->date, error);
    case STEP_BOUNCE:
      return dument_settlement_unpay (sample->workspace, sample->numbers[i], /* amount= */ NULL,
                                      /* received_on= */ DUMENT_DATE_NONE, step->date, &payment,
                                      error);
    case STEP_CREDIT:
      return credit (sample, i, step->date, error);
    case STEP_REMIND:
      return write_letter (sample, i, "rappel-amical", step->date, error);
    case STEP_REMIND_FIRMLY:
      return write_letter (sample, i, "rappel-ferme", step->date, error);
    case STEP_REMIND_LAST:
      return write_letter (sample, i, "dernier-rappel", step->date, error);
    case STEP_NOTIFY:
      return write_letter (sample, i, "mise-en-demeure", step->date, error);
    case STEP_PRESENT:
      return present (sample, i, step->date, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
set_up_business (DumentWorkspace *workspace, GError **error)
{
  static const DumentSetup business = {
    .name = "Marie Dupré",
    .siren = "999100944",
    .address = "17 rue Notre-Dame|35500 Vitré",
    .email = "marie.dupre@courrier.example",
    .phone = "02 99 00 00 00",
    .place = "Vitré",
    .iban = "FR76 3000 6000 0112 3456 7890 189",
    .cheque_order = "Marie Dupré",
    .cheque_address = "17 rue Notre-Dame|35500 Vitré",
    .payment_link = "https://paiement.example/marie-dupre",
  };
  g_autoptr (GPtrArray) refusals = dument_finding_list_new ();
  gboolean ok = dument_setup_apply (workspace, &business, refusals, error);

  g_return_val_if_fail (refusals->len == 0, FALSE);
  return ok;
}

static gboolean
live_through (Sample *sample, GError **error)
{
  int year_before = 0;
  unsigned n_of_year = 0;

  for (unsigned i = 0; i < G_N_ELEMENTS (invoices); i++)
    {
      int year = dument_date_year (issue_day (sample, i));

      n_of_year = year == year_before ? n_of_year + 1 : 1;
      year_before = year;
      sample->numbers[i] = g_strdup_printf ("F-%d-%03u", year, n_of_year);
      plan_invoice (sample, i);
    }
  g_array_sort (sample->steps, compare_steps);
  for (unsigned i = 0; i < sample->steps->len; i++)
    {
      if (!take_step (sample, &g_array_index (sample->steps, Step, i), error))
        return FALSE;
    }
  return TRUE;
}

static void
count_row (const DumentReceivableRow *row, gpointer data)
{
  ++*(unsigned *) data;
}

static gboolean
check_empty (DumentWorkspace *workspace, GError **error)
{
  unsigned n_rows = 0;

  if (!dument_receivable_foreach (workspace, /* client_text= */ NULL, /* states= */ 0, count_row,
                                  &n_rows, error))
    return FALSE;
  if (n_rows == 0 && dument_workspace_get_issuer (workspace) == NULL)
    return TRUE;
  g_set_error_literal (error, DUMENT_SERVICE_ERROR, DUMENT_SERVICE_ERROR_REFUSED,
                       _ ("This data file is not empty, and examples are not mixed with real "
                          "invoices. Begin them in a file of their own."));
  return FALSE;
}

/**
 * dument_sample_fill:
 * @workspace: a workspace on an empty data file
 * @error: return location for an error
 *
 * Fills the file with the business of a believable freelance: twelve clients and forty invoices,
 * dated relative to today, in every state that there is. Everything is done as the user would have
 * done it on its day, by the same use cases, and is in the journal with that day.
 *
 * Returns: %FALSE with an error; the file is empty then
 */
gboolean
dument_sample_fill (DumentWorkspace *workspace, GError **error)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_autoptr (DumentTransaction) transaction = NULL;
  Sample sample = { workspace, dument_workspace_get_today (workspace), steps, { NULL }, { NULL } };
  gboolean ok;

  if (!check_empty (workspace, error))
    return FALSE;
  transaction = dument_transaction_begin (dument_workspace_get_store (workspace), error);
  if (transaction == NULL)
    return FALSE;
  dument_workspace_travel (workspace, issue_day (&sample, 0));
  ok = set_up_business (workspace, error) && live_through (&sample, error) &&
       dument_transaction_commit (transaction, error);
  dument_workspace_travel (workspace, sample.today);
  for (unsigned i = 0; i < G_N_ELEMENTS (invoices); i++)
    {
      g_free (sample.numbers[i]);
      g_free (sample.letters[i]);
    }
  return ok;
}
