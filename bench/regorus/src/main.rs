use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().collect();
    let mut engine = regorus::Engine::new();
    fn walk(dir: &Path, engine: &mut regorus::Engine) -> Result<()> {
        for e in fs::read_dir(dir)? {
            let p = e?.path();
            if p.is_dir() { walk(&p, engine)?; }
            else if p.to_string_lossy().ends_with(".rego") && !p.to_string_lossy().ends_with("_test.rego") {
                let t = fs::read_to_string(&p)?;
                let t = t.replace("$\"{category}/{replace(name, \"_\", \"-\")}\"", "concat(\"/\", [category, replace(name, \"_\", \"-\")])");
                let t = t.replace("\nspeaks(\"organisation\")", "\nspeaks(\"organisation\") := true");
                engine.add_policy(p.to_string_lossy().into(), t).with_context(|| format!("{p:?}"))?;
            }
        }
        Ok(())
    }
    walk(Path::new(&args[1]), &mut engine)?;
    engine.add_data(regorus::Value::from_json_file(&args[2])?)?;
    let input = fs::read_to_string(&args[3])?;
    let mode = args[4].as_str();
    if mode == "engine" {
        for line in input.lines() {
            engine.set_input(regorus::Value::from_json_str(line)?);
            println!("{}", engine.eval_rule("data.rolecall.result".into())?);
        }
    } else {
        let c = engine.compile_with_entrypoint(&"data.rolecall.result".into())?;
        if mode == "compiled" {
            for line in input.lines() { println!("{}", c.eval_with_input(regorus::Value::from_json_str(line)?)?); }
        } else if mode == "rvm" {
            let program = regorus::languages::rego::compiler::Compiler::compile_from_policy(&c, &["data.rolecall.result"])?;
            let mut vm = regorus::rvm::vm::RegoVM::new();
            vm.set_max_instructions(usize::MAX);
            vm.load_program(program);
            vm.set_data(regorus::Value::from_json_file(&args[2])?)?;
            for line in input.lines() { vm.set_input(regorus::Value::from_json_str(line)?); println!("{}", vm.execute()?); }
        } else { bail!("mode") }
    }
    Ok(())
}
