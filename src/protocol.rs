//! What the page and the worker say to each other: two closed enums, every message here.
//!
//! The worker speaks first ([`FromWorker::Ready`]); anything posted before that is lost.

use crate::reading::Class;
use crate::text::Span;
use crate::tutor::{Card, Cuts, Judge, Review, Standing};
use crate::words::Language;
use serde::{Deserialize, Serialize};

/// Page to worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ToWorker {
    /// Fetch and prepare the model at this address (same origin). Sent once, and again to retry.
    Load { model_url: String, engine: EngineChoice },
    /// Fetch a model that was taught final answers only, for comparison.
    LoadOutcome { model_url: String },
    /// Judge this work, and say so in this language. A newer `rev` cancels an older one.
    Review { rev: u64, work: WorkInput, cuts: Option<Cuts>, language: Language },
    /// Read the work of a class: who it is by, what was asked, where it stands in this text. Judge nothing.
    ReadClass { rev: u64, text: String },
    /// Judge the work of a class; answered in parts. A newer `rev` of any request cancels it. `given` are the problems
    /// that a teacher wrote, one for each question, empty where none was needed: if one of them cannot be read, nothing
    /// is judged.
    ReviewClass { rev: u64, class: Vec<ClassWork>, given: Vec<String>, cuts: Option<Cuts> },
    /// Let the language model at this address attempt a problem, and judge each line as it ends, in this language. The
    /// same seed gives the same attempts. The model is fetched when it is first asked for, and again after a failure. A
    /// newer `rev` of any request ends it.
    Draft { rev: u64, problem: String, seed: u64, model_url: String, cuts: Option<Cuts>, language: Language },
    /// Find a problem like this one, drawn by the seed, with its task in words of this language. Ends nothing that is under way.
    FindLike { problem: String, seed: u64, language: Language },
    /// Judge nothing more of what was asked under an older `rev`.
    Cancel { rev: u64 },
}

/// One student's work on one problem. Whose it is stays with the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClassWork {
    /// The problem in words or maths; None where it is not known, and the work can never be clean.
    pub problem: Option<String>,
    /// As handed in; empty where nothing was.
    pub work: String,
}

/// A question of a class whose problem was not found, though there is work on it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct UnknownProblem {
    pub question_idx: usize,
    /// The first pieces of work on it.
    pub work: Vec<String>,
    /// The line that most of the work begins with.
    pub proposed: Option<String>,
}

/// Which engine to use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum EngineChoice {
    /// The GPU if its self-test passes, else the CPU.
    #[default]
    Auto,
    /// The CPU, whatever there is.
    Cpu,
}

/// The work to be judged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum WorkInput {
    /// Text as pasted or typed, and the row of it that is still being written, if one is.
    Paste { text: String, writing: Option<Writing> },
    /// One problem and several candidates, each a list of lines.
    Candidates { problem: String, candidates: Vec<Vec<String>> },
    /// Solutions whose lines the reader has set: each is judged as it stands.
    Lines(Vec<SetSolution>),
    /// A problem that is to be worked out first, by every way that fits it, in small steps or plain ones; with this many
    /// attempts among the solutions that have a slip in them, drawn by the seed.
    Problem { problem: String, small_steps: bool, n_slipped: usize, seed: u64 },
}

/// A row that is still being written, which is not judged yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Writing {
    /// Where it stands in the text, its end not included.
    pub row: Span,
    /// The last key stroke was at its end. If not, it is held back only while it cannot be read.
    pub at_end: bool,
}

/// A solution whose lines the reader has set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetSolution {
    /// May be empty.
    pub problem: String,
    pub lines: Vec<SetLine>,
}

/// A line that the reader has set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetLine {
    pub text: String,
    /// Words about the next line, not a line to be judged.
    pub is_note: bool,
}

/// Worker to page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FromWorker {
    /// The worker listens.
    Ready,
    /// The engine's state changed.
    Engine(EngineState),
    /// A review, perhaps the exact-only one that goes out first.
    Review { rev: u64, review: Review },
    /// A class as it was read, and what could not be found of it.
    ClassRead { rev: u64, class: Class, unknown: Vec<UnknownProblem> },
    /// No class was judged: from what was given as the problem of these questions none can be read.
    ProblemsUnread { rev: u64, questions: Vec<usize> },
    /// How the work from index `start` of a class stands, checked by algebra alone or scored as well, as `judge` says.
    Standings { rev: u64, start: usize, standings: Vec<Standing>, judge: Judge },
    /// How far the drafting is.
    Drafting { rev: u64, stage: DraftStage },
    /// The attempts from index `start` on as far as they are written, each line judged by whom `judge` says.
    Drafts { rev: u64, start: usize, drafts: Vec<Draft>, judge: Judge },
    /// A problem like the one that was given; None where none was found.
    Like(Option<String>),
    /// The model of final answers cannot be used.
    NoOutcome(Failure),
    /// The review of this revision could not be made.
    Failed { rev: u64, failure: Failure },
}

/// How far the drafting of attempts is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum DraftStage {
    /// The model that writes is on its way.
    Fetching { received_bytes: u64, total_bytes: Option<u64> },
    /// The model that judges is on its way; nothing is written before it is there.
    AwaitingJudge,
    /// Attempts are being written, so many in a round: the rounds that are over, and how many there are at most.
    Writing { n_rounds: usize, max_rounds: usize, n_attempts: usize },
    /// Nothing more will be written; this attempt is served, or none is.
    Over { served: Option<usize> },
    /// The problem is none that is drafted.
    Refused(DraftRefusal),
    /// The model that writes cannot be used, or failed at its work.
    Failed(Failure),
}

/// Why a problem is not drafted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DraftRefusal {
    /// It cannot be read, or holds something that the drafter has no word for.
    Unreadable,
    /// The drafter was not taught problems of its kind.
    OtherKind,
    /// It leaves no room for an attempt.
    TooLong,
}

/// An attempt of the tutor's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// Its lines so far, judged.
    pub card: Card,
    /// Why it is over, if it is.
    pub ending: Option<DraftEnding>,
    /// The index of the attempt from which it goes on, and how many of its lines it shares with it.
    pub from: Option<(usize, usize)>,
}

/// Why an attempt is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DraftEnding {
    /// It says so itself.
    Finished,
    /// It grew as long as it may.
    TooLong,
    /// What it wrote next cannot be read.
    Unreadable,
    /// A line of it does not hold, and only what holds is gone on from.
    GivenUp,
}

/// The life of the engine, as the page shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum EngineState {
    /// Nothing asked for yet.
    Idle,
    /// The model is on its way.
    Downloading { received_bytes: u64, total_bytes: Option<u64> },
    /// Weights are unpacked, pipelines built, the self-test runs.
    Preparing,
    /// Ready to score.
    Running(Engine),
    /// No model can be used; exact checking goes on.
    Failed(Failure),
}

/// The engine in use and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Engine {
    pub device: Device,
    /// The model's default cuts and what they cost, as stored in its file.
    pub cuts: Cuts,
    /// `(cut, false-alarm rate on sound lines, recall on unsound lines)` on held-out data, by rising cut.
    pub operating_points: Vec<(f32, f32, f32)>,
}

/// Where the matrix products run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Device {
    /// WebGPU; the adapter's own description, and whether its products round their activations.
    Gpu { adapter: String, rounds: bool },
    /// SIMD on the CPU; why not the GPU.
    Cpu { why: CpuReason },
}

/// Why the CPU is used.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum CpuReason {
    /// It was asked for.
    Asked,
    /// This browser offers no WebGPU adapter.
    NoAdapter,
    /// The adapter could not be opened, or not be worked with.
    NoDevice(Fault),
    /// The GPU's scores on the fixed input differ from the CPU's by this much (NMSE).
    SelfTest { nmse: f64 },
    /// The GPU went away while scoring.
    Lost,
}

/// What went wrong, to be put into words by the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Failure {
    /// The model could not be fetched.
    Fetch { url: String, fault: Fault },
    /// The file is not a model that can be used.
    Model(Fault),
    /// Scoring failed on every engine.
    Engine(Fault),
    /// The worker could not be started or has ended: nothing is checked until another one is started.
    Worker(Fault),
    /// A message of the wrong form (page and worker from different builds); the library's words.
    Protocol(String),
}

/// What was found, and where. The page says it in the reader's language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Fault {
    /// The server answered with this HTTP status.
    Status(u16),
    /// The server answered with nothing.
    NoAnswer,
    /// More bytes than are read.
    TooLarge { found_bytes: u64, most_bytes: u64 },
    /// This tab has no room for so much more.
    NoRoom { bytes: u64 },
    /// The connection ended early.
    CutShort { received_bytes: u64, total_bytes: u64 },
    /// No GGUF file: it begins like this.
    NoModel { found: String },
    /// The file ends while something at this byte is read.
    Truncated { offset_bytes: u64 },
    /// A format, family or kind of weights that is not known here.
    Unknown { found: String },
    /// A metadata key, a tensor or a token is not there.
    Missing { what: String },
    /// A model without a head to judge lines.
    NoHead,
    /// A language model that was not taught to write lines of working.
    NoDrafter,
    /// A key, a tensor or a byte of the file that says what no model says.
    Impossible { place: String },
    /// A count past its limit.
    TooMany { found: u64, most: u64 },
    /// The engine gave another number of results than it was asked for.
    Disagrees { wanted: u64, found: u64 },
    /// No GPU is offered.
    NoGpu,
    /// The GPU went away.
    GpuLost,
    /// The program of the worker could not be loaded or started.
    NoWorker,
    /// The browser's, a driver's or a library's own words.
    Theirs(String),
}
