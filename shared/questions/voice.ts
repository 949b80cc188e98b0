/** The customer’s voice: calls, complaints, surveys, samples. */

import { z } from 'zod'
import { counterRoles, managerRoles } from '../staff/roles'
import type {
  ComplaintDetail,
  ComplaintItem,
  FollowUpsAnswer,
  SamplingDetail,
  SamplingsAnswer,
  SurveyOverview,
  SurveyRound,
} from '../voice/answers'
import { day, id, nothing, question } from './spec'

export const voiceQuestions = {
  followUps: question<FollowUpsAnswer>()(counterRoles, nothing),
  complaints: question<readonly ComplaintItem[]>()(
    counterRoles,
    z.strictObject({ show: z.enum(['open', 'ended']), limit: z.int().min(1).max(1000).default(300) }),
  ),
  complaint: question<ComplaintDetail | null>()(counterRoles, z.strictObject({ complaintId: id })),
  surveyOverview: question<SurveyOverview>()(counterRoles, z.strictObject({ fromDay: day, toDay: day })),
  /** The key customers of this half-year and how far their surveys are. */
  surveyRound: question<SurveyRound>()(counterRoles, nothing),
  samplings: question<SamplingsAnswer>()(managerRoles, nothing),
  sampling: question<SamplingDetail | null>()(managerRoles, z.strictObject({ samplingId: id })),
} as const
