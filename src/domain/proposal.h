/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Dûment authors */
#pragma once

#include "domain/course.h"

G_BEGIN_DECLS

/**
 * DumentProposalClient:
 * @client_id: its row
 * @currency: three letters
 * @credit: what it has paid or was credited beyond its invoices, in that currency
 * @last_contact: when it was contacted last about an invoice that is not asked about, or
 *   %DUMENT_DATE_NONE
 *
 * What is known of a client, once for each currency.
 */
typedef struct
{
  gint64 client_id;
  char currency[4];
  DumentMoney credit;
  DumentDate last_contact;
} DumentProposalClient;

/**
 * DumentProposalFacts:
 * @invoices: (array length=n_invoices): invoices, in any order
 * @n_invoices: how many
 * @clients: (array length=n_clients): clients, in any order; whoever has no credit may be left out
 * @n_clients: how many
 * @calendar: when the user works
 */
typedef struct
{
  const DumentCourseFacts *invoices;
  gsize n_invoices;
  const DumentProposalClient *clients;
  gsize n_clients;
  DumentCourseCalendar calendar;
} DumentProposalFacts;

/**
 * DumentProposal:
 * @client_id: the client
 * @act: what the hand does
 * @step: which step; of several invoices, that of the one which leads
 * @day: the first day on which it could be done
 * @amount: what is asked of the principals, as far as they are in @currency
 * @currency: that of the invoice which leads
 * @courses: (element-type guint): the invoices, by their place among the courses; the first leads
 *
 * One thing to do today: one contact with a client about one or several invoices, each at the step
 * that it has come to; or something to look up or to decide.
 */
typedef struct
{
  gint64 client_id;
  DumentAct act;
  const char *step;
  DumentDate day;
  DumentMoney amount;
  char currency[4];
  GArray *courses;
} DumentProposal;

/**
 * DumentProposalList:
 * @courses: (element-type DumentCourse): where each invoice stands, then the time limits to look at
 * @proposals: (element-type DumentProposal): what to do today, by kind and then by amount
 *
 * Words are borrowed from the facts.
 */
typedef struct
{
  GArray *courses;
  GPtrArray *proposals;
} DumentProposalList;

void dument_proposal_list_free (DumentProposalList *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DumentProposalList, dument_proposal_list_free)

DumentProposalList *dument_proposal_list_make (const DumentProposalFacts *facts, DumentDate today);

const DumentCourse *
dument_proposal_course (const DumentProposal *self, const DumentProposalList *list, guint i);

G_END_DECLS
