//! Regorus as its users embed it: the policies are prepared once, and each input is judged on one thread.
//!
//! usage: regorus-peer POLICIES DATA INPUTS ENTRYPOINT WAY [ANSWERS]
//!
//! INPUTS holds one input a line. What it took is printed as one line of JSON; the answers go to ANSWERS, one a line.
//! WAY is how Regorus runs them: `engine` (its interpreter), `compiled` (the same, as a compiled policy) or `rvm` (its
//! virtual machine).

use anyhow::{Context, Result, bail};
use regorus::languages::rego::compiler::Compiler;
use regorus::rvm::vm::RegoVM;
use regorus::{CompiledPolicy, Engine, Value};
use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// As the Go peer does it: inputs are read and judged so many at a time.
const BATCH: usize = 200;

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().collect();
    let [_, policies, data, inputs, entrypoint, way, ..] = args.as_slice() else {
        bail!("usage: regorus-peer POLICIES DATA INPUTS ENTRYPOINT WAY [ANSWERS]");
    };
    let mut answers = match args.get(6) {
        Some(path) => Some(BufWriter::new(File::create(path)?)),
        None => None,
    };
    let data = Value::from_json_file(data)?;
    let mut judge = Judge::prepare(Path::new(policies), data, entrypoint, way)?;

    let (mut judged, mut violations, mut parse, mut evaluate) = (0, 0, 0.0, 0.0);
    let mut lines = BufReader::new(File::open(inputs)?).lines();
    loop {
        let batch = lines.by_ref().take(BATCH).collect::<Result<Vec<_>, _>>()?;
        if batch.is_empty() {
            break;
        }
        let start = Instant::now();
        let inputs = batch.iter().map(|line| Value::from_json_str(line)).collect::<Result<Vec<_>>>()?;
        parse += start.elapsed().as_secs_f64();

        let start = Instant::now();
        let results = inputs.into_iter().map(|input| judge.evaluate(input)).collect::<Result<Vec<_>>>()?;
        evaluate += start.elapsed().as_secs_f64();

        judged += results.len();
        for result in results {
            violations += result["violations"].as_set()?.len();
            if let Some(answers) = &mut answers {
                writeln!(answers, "{result}")?;
            }
        }
    }
    println!(
        r#"{{"inputs":{judged},"violations":{violations},"parse_seconds":{parse},"evaluate_seconds":{evaluate}}}"#
    );
    Ok(())
}

enum Judge {
    Engine(Box<Engine>, String),
    Compiled(CompiledPolicy),
    Vm(Box<RegoVM>),
}

impl Judge {
    fn prepare(policies: &Path, data: Value, entrypoint: &str, way: &str) -> Result<Self> {
        let mut engine = Engine::new();
        for path in policies_in(policies)? {
            let text = fs::read_to_string(&path)?;
            engine.add_policy(path.display().to_string(), text).with_context(|| path.display().to_string())?;
        }
        engine.add_data(data.clone())?;
        match way {
            "engine" => Ok(Judge::Engine(Box::new(engine), entrypoint.into())),
            "compiled" => Ok(Judge::Compiled(engine.compile_with_entrypoint(&entrypoint.into())?)),
            "rvm" => {
                let policy = engine.compile_with_entrypoint(&entrypoint.into())?;
                let mut vm = RegoVM::new();
                vm.set_max_instructions(usize::MAX);
                vm.load_program(Compiler::compile_from_policy(&policy, &[entrypoint])?);
                vm.set_data(data)?;
                Ok(Judge::Vm(Box::new(vm)))
            }
            _ => bail!("{way} is no way to run policies: engine, compiled or rvm is wanted"),
        }
    }

    fn evaluate(&mut self, input: Value) -> Result<Value> {
        match self {
            Judge::Engine(engine, entrypoint) => {
                engine.set_input(input);
                engine.eval_rule(entrypoint.clone())
            }
            Judge::Compiled(policy) => policy.eval_with_input(input),
            Judge::Vm(vm) => {
                vm.set_input(input);
                Ok(vm.execute()?)
            }
        }
    }
}

/// Every `*.rego` below a folder, in the same order everywhere.
fn policies_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(policies_in(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "rego") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
